/**
 * @file What a newcomer does: clone, `npm start`, and once more. The second start must do no set-up.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute, workspace } from './command.mjs';

const setUpSteps = /^(Installing|Building)/m;

/** @returns {Promise<string[]>} What is wrong. */
export async function freshCloneProblems() {
  const folder = mkdtempSync(join(tmpdir(), 'fresh-clone-'));
  try {
    const cloned = await execute('git', ['clone', '--quiet', workspace, folder]);
    return cloned.ok ? await problemsIn(folder) : ['cannot clone the workspace'];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @type {(cwd: string) => Promise<string[]>} */
async function problemsIn(cwd) {
  const start = () => execute('npm', ['start', '--', '--epochs', '2'], { cwd });
  const first = await start();
  const before = performance.now();
  const second = await start();
  const seconds = ((performance.now() - before) / 1000).toFixed(1);
  console.log(`The second start, with two epochs and the final evaluation, took ${seconds} s.`);
  const train = ['train', '--dataset', 'karate', '--epochs', '2', '--json'];
  const json = await execute('npm', ['run', '--silent', 'latentgraph', '--', ...train], { cwd });
  const status = await execute('git', ['status', '--porcelain'], { cwd });
  return [
    ...(first.ok ? [] : ['the first `npm start` failed']),
    ...(setUpSteps.test(first.stderr) ? [] : ['the first `npm start` did no set-up']),
    ...(second.ok ? [] : ['the second `npm start` failed']),
    ...(setUpSteps.test(second.stderr) ? ['the second `npm start` did set-up again'] : []),
    ...(json.ok && isMetrics(json.stdout)
      ? []
      : ['`--json` printed something else than its object']),
    ...(status.stdout === '' ? [] : [`set-up and training left files that git sees`]),
  ];
}

/** @type {(text: string) => boolean} */
function isMetrics(text) {
  try {
    return typeof JSON.parse(text).test.auc === 'number';
  } catch {
    return false;
  }
}
