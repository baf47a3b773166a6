/**
 * @file Runs every check, also after one has failed, and ends with the line `N passed, N failed`: the
 * test cases, and each other check as one. Exits with 1 if something failed.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installChromium } from './chromium.mjs';
import { execute, workspace } from './command.mjs';
import { freshCloneProblems } from './fresh-clone.mjs';
import { otherMajors, testOnNode } from './node-versions.mjs';
import { dataRoot, recomputeMetrics } from './recompute-metrics.mjs';
import { buildTensorflowAddon } from './tensorflow.mjs';
import { countTests, countTestsOfRows } from './test-count.mjs';

/** @typedef {import('./test-count.mjs').Count} Count */

const report = join(workspace, '.cache', 'vitest-report.json');
const demoReport = join(workspace, '.cache', 'demo-report.json');

/** A command that succeeds or fails. @type {(command: string, ...args: string[]) => () => Promise<boolean>} */
function command(name, ...args) {
  return async () => (await execute(name, args)).ok;
}

/** A script of package.json that runs vitest. @type {(script: string, report: string) => () => Promise<Count>} */
function vitest(script, report) {
  return async () => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { ok } = await execute('npm', ['run', script, '--', ...reporters]);
    return countTests(report, ok);
  };
}

/** The rows of the matrix that `npm test` does not run already. */
async function backends() {
  const rows = ['tensorflow', 'wasm-in-chromium', 'webgl', 'webgpu'];
  const args = ['run', '--silent', 'test:backends', '--', '--required', ...rows];
  const { ok, stdout } = await execute('npm', args);
  return countTestsOfRows(stdout, ok);
}

async function freshClone() {
  const problems = await freshCloneProblems();
  for (const problem of problems) console.log(problem);
  return problems.length === 0;
}

async function cachedBuild() {
  const { ok, stdout } = await execute('turbo', ['run', 'compile', '--output-logs=none']);
  return ok && stdout.includes('FULL TURBO');
}

/** @type {Array<[name: string, run: () => Promise<boolean | Count>]>} */
const checks = [
  ['native addon of tfjs-node', buildTensorflowAddon],
  ['tests', vitest('test', report)],
  ['the demo', vitest('test:demo', demoReport)],
  ['tests on further backends', backends],
  ['unit tests on other versions of Node', () => testOnNode(otherMajors(process.versions.node))],
  ['lint and format', command('biome', 'ci', '--colors=off', '--error-on-warnings', '.')],
  ['types', command('npm', 'run', 'typecheck')],
  ['direction of imports', command('node', 'tooling/import-direction/src/main.mjs')],
  ['unused code and dependencies', command('knip')],
  ['build from the cache', cachedBuild],
  ['packed packages', command('node', 'tooling/packed-packages/src/main.mjs')],
  ['metrics of Karate recomputed', () => recomputeMetrics(['--dataset', 'karate'])],
  ['a fresh clone', freshClone],
];
if (existsSync(dataRoot)) {
  const cora = ['--dataset', 'cora', '--data-root', dataRoot];
  checks.push(['metrics of Cora recomputed', () => recomputeMetrics(cora)]);
} else {
  console.log(`Cora's metrics are not recomputed: ${dataRoot} is not there.`);
}

await installChromium();

const total = { passed: 0, failed: 0 };
const lines = [];
for (const [name, run] of checks) {
  console.log(`\n=== ${name} ===`);
  const before = performance.now();
  const result = await run();
  const { passed, failed } = typeof result === 'boolean' ? countOf(result) : result;
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - before) / 1000).toFixed(0).padStart(4);
  lines.push(`${failed === 0 ? 'passed' : 'FAILED'} ${seconds} s  ${name}`);
}
console.log(`\n${lines.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** @type {(ok: boolean) => Count} */
function countOf(ok) {
  return { passed: Number(ok), failed: Number(!ok) };
}
