/** @file The Python the peer runs in, made once under `.cache/bench`. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ChildError, runChild } from '../child-process.mjs';
import { cache } from '../folders.mjs';

/** Exactly this torch: its CPU build is small, and figures stay comparable. */
const TORCH = '2.13.0';
const requirements = [`torch==${TORCH}`, 'torch_geometric', 'scikit-learn', 'scipy'];

const folder = join(cache, 'python');
const python = join(folder, 'bin', 'python');
const tellVersions =
  'import platform, torch, torch_geometric, sklearn, scipy; print(torch.__version__, torch_geometric.__version__, platform.python_version())';

/**
 * @typedef {{ python: string, versions: string } | { python: undefined, reason: string }} PythonEnvironment
 */

/**
 * The peer's Python; makes it, from the package index that pip is set up with, where it is not there.
 * @returns {Promise<PythonEnvironment>}
 */
export async function pythonEnvironment() {
  try {
    return { python, versions: await versions() };
  } catch {
    return makeEnvironment();
  }
}

/** @returns {Promise<PythonEnvironment>} */
async function makeEnvironment() {
  process.stderr.write(`Making the peer's Python environment in ${folder} ...\n`);
  try {
    if (!existsSync(python)) await runChild('python3', ['-m', 'venv', folder]);
    await runChild(python, ['-m', 'pip', 'install', '--quiet', ...requirements]);
    return { python, versions: await versions() };
  } catch (error) {
    if (!(error instanceof ChildError)) throw error;
    rmSync(folder, { recursive: true, force: true });
    return { python: undefined, reason: error.reason };
  }
}

/** @throws {ChildError} If something the peer needs is missing or torch is another one. */
async function versions() {
  const { stdout } = await runChild(python, ['-c', tellVersions]);
  const [torch = '', geometric, own] = stdout.trim().split(' ');
  if (torch.split('+')[0] !== TORCH) {
    throw new ChildError(python, `torch ${torch} in place of ${TORCH}`, '');
  }
  return `torch ${torch}, torch_geometric ${geometric}, Python ${own}`;
}
