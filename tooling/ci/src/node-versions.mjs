/**
 * @file The packages' unit tests on the versions of Node that LatentGraph supports besides the one at hand, and
 * on the newest the numeric tests on the backend tensorflow. The npm package `node` brings the programs.
 *
 *     npm run test:node-versions [-- MAJOR...]
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execute, workspace } from './command.mjs';
import { countTests, countTestsOfRows } from './test-count.mjs';

/** @typedef {import('./test-count.mjs').Count} Count */

const newestMajor = '24';
const supportedMajors = ['20', '22', newestMajor];

/**
 * The supported versions but the one that runs.
 * @param {string} running Such as `20.20.2`.
 * @returns {string[]}
 */
export function otherMajors(running) {
  const [major] = running.split('.');
  return supportedMajors.filter((candidate) => candidate !== major);
}

/**
 * Runs the tests on each of some versions; one that cannot be had is told of and counts for nothing.
 * @param {readonly string[]} majors
 * @returns {Promise<Count>}
 */
export async function testOnNode(majors) {
  const total = { passed: 0, failed: 0 };
  for (const major of majors) {
    const program = await nodeProgram(major);
    if (program === undefined) {
      console.log(`Skipped on Node ${major}: npx cannot get it from the npm package node.`);
      continue;
    }
    const counts = [await runTests(program, major)];
    if (major === newestMajor) counts.push(await runOnTensorflow(program));
    for (const { passed, failed } of counts) {
      console.log(`Node ${major}: ${passed} passed, ${failed} failed`);
      total.passed += passed;
      total.failed += failed;
    }
  }
  return total;
}

/**
 * Path of the newest Node of a major version.
 * @param {string} major
 * @returns {Promise<string | undefined>}
 */
async function nodeProgram(major) {
  const args = ['--yes', '--package', `node@${major}`, 'node', '--print', 'process.execPath'];
  const { ok, stdout } = await execute('npx', args);
  return ok ? stdout.trim() : undefined;
}

/** @type {(program: string, major: string) => Promise<Count>} */
async function runTests(program, major) {
  const report = join(workspace, '.cache', `vitest-report-node-${major}.json`);
  const vitest = join(workspace, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { ok } = await execute(program, [vitest, 'run', 'packages', ...reporters]);
  return countTests(report, ok);
}

/** tfjs-node was made for older versions of Node. @type {(program: string) => Promise<Count>} */
async function runOnTensorflow(program) {
  const matrix = join(workspace, 'tooling', 'backend-matrix', 'src', 'main.mjs');
  const { ok, stdout } = await execute(program, [matrix, 'tensorflow']);
  return countTestsOfRows(stdout, ok);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  const majors = asked.length > 0 ? asked : otherMajors(process.versions.node);
  const { failed } = await testOnNode(majors);
  process.exitCode = failed === 0 ? 0 : 1;
}
