/**
 * @file A short training, then AUC and AP recomputed by scikit-learn from the run's split.json and
 * embeddings.csv alone. They must agree with the run's metrics.json.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute, workspace } from './command.mjs';

const script = join('tooling', 'parity', 'recompute_metrics.py');
const virtualEnvironment = join(workspace, '.cache', 'python');
const shared = process.env.LATENTGRAPH_SHARED ?? join(workspace, '..', 'shared');

/** Where data sets are that are not part of the project. */
export const dataRoot = join(shared, 'datasets');

/**
 * @param {readonly string[]} graph The trainer's options for the graph.
 * @returns {Promise<boolean>}
 */
export async function recomputeMetrics(graph) {
  const python = await pythonWithScikitLearn();
  if (python === undefined) return false;
  const folder = mkdtempSync(join(tmpdir(), 'recompute-metrics-'));
  try {
    const run = join(folder, 'run');
    const options = [...graph, '--epochs', '5', '--out', run, '--quiet'];
    const args = ['run', '--silent', 'latentgraph', '--', 'train', ...options];
    const training = await execute('npm', args);
    return training.ok && (await execute(python, [script, run])).ok;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The system's Python if it has scikit-learn, else one of our own that gets it. */
async function pythonWithScikitLearn() {
  if ((await execute('python3', ['-c', 'import sklearn'])).ok) return 'python3';
  const python = join(virtualEnvironment, 'bin', 'python');
  if (!existsSync(python) && !(await makeVirtualEnvironment())) return undefined;
  const installed = await execute(python, ['-m', 'pip', 'install', '--quiet', 'scikit-learn']);
  return installed.ok ? python : undefined;
}

/** Debian's Python has no `venv` without a package of its own. */
async function makeVirtualEnvironment() {
  const make = () => execute('python3', ['-m', 'venv', virtualEnvironment]);
  if ((await make()).ok) return true;
  rmSync(virtualEnvironment, { recursive: true, force: true });
  await execute('apt-get', ['update', '-qq']);
  await execute('apt-get', ['install', '-qq', '-y', 'python3-venv']);
  return (await make()).ok;
}
