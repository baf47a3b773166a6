/** @file Runs the tests of one row of the matrix, in a process of their own. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError, runCommand } from '../../workspace/src/run-command.mjs';
import { workspace } from './test-files.mjs';

const vitest = join(workspace, 'node_modules', 'vitest', 'vitest.mjs');
const config = join('tooling', 'backend-matrix', 'src', 'vitest.config.ts');

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed At least 1 if anything went wrong.
 * @property {string} [output] What vitest printed, if anything went wrong.
 */

/** @type {(row: import('./rows.mjs').Row) => Promise<Result>} */
export async function runRow({ name, chromium }) {
  const report = join(workspace, '.cache', 'backend-matrix', `${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  // Vitest adds the browser to a project's name.
  const project = chromium === undefined ? name : `${name}*`;
  const args = [vitest, 'run', '--config', config, '--project', project, ...reporters];
  const output = await outputOfFailure(() =>
    runCommand(process.execPath, args, { cwd: workspace, env: { ...process.env, NO_COLOR: '1' } }),
  );
  const { passed, failed } = countTests(report);
  if (output === undefined && passed > 0) return { passed, failed };
  return { passed, failed: Math.max(failed, 1), output: output ?? 'No test ran.' };
}

/** @type {(run: () => Promise<void>) => Promise<string | undefined>} */
async function outputOfFailure(run) {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (error instanceof CommandError) return error.output;
    throw error;
  }
}

/** @type {(report: string) => { passed: number, failed: number }} */
function countTests(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
