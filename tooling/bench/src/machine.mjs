/** @file On what a result was measured: the machine, and the versions of what ran on it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { runChild } from './child-process.mjs';
import { workspace } from './folders.mjs';

/**
 * @typedef {object} Environment
 * @property {string} cpu Model name.
 * @property {number} cores
 * @property {number} memoryGb
 * @property {string} system
 * @property {string} node
 * @property {string} latentgraph Version and commit.
 * @property {string} tensorflow Version of tfjs-core.
 */

/** @returns {Promise<Environment>} */
export async function describeEnvironment() {
  const [first] = cpus();
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()} (${process.arch})`,
    node: process.versions.node,
    latentgraph: `${versionOf('@latentgraph/kernels')} (${await commit()})`,
    tensorflow: versionOf('@tensorflow/tfjs-core'),
  };
}

/** @param {string} name */
function versionOf(name) {
  const manifest = createRequire(import.meta.url).resolve(join(name, 'package.json'));
  return String(JSON.parse(readFileSync(manifest, 'utf8')).version);
}

/** The commit measured, with a plus sign where the working tree differs from it. */
async function commit() {
  try {
    const git = (/** @type {string[]} */ ...args) => runChild('git', args, { cwd: workspace });
    const { stdout: hash } = await git('rev-parse', '--short', 'HEAD');
    const { stdout: changes } = await git('status', '--porcelain', 'packages', 'apps');
    return `commit ${hash.trim()}${changes === '' ? '' : '+'}`;
  } catch {
    return 'no commit';
  }
}
