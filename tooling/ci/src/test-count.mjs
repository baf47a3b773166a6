/** @file Reads how many test cases passed and failed, from vitest's JSON report and from the matrix of backends. */
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

/**
 * @param {string} reportFile
 * @param {boolean} ok Whether vitest exited with 0.
 * @returns {Count} A run that failed without a failed test case - a file that could not be loaded, no
 *   report at all - counts as one failure.
 */
export function countTests(reportFile, ok) {
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = readReport(reportFile);
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

/**
 * @param {string} output What `npm run test:backends` printed: a line like `webgl 4.22.0: 5 passed, 0 failed` for each row.
 * @param {boolean} ok Whether it exited with 0.
 * @returns {Count} The sum over the rows; a failure without a failed test case, such as a row that did not run, counts
 *   as one.
 */
export function countTestsOfRows(output, ok) {
  const count = { passed: 0, failed: 0 };
  for (const [, passed, failed] of output.matchAll(/: (\d+) passed, (\d+) failed$/gm)) {
    count.passed += Number(passed);
    count.failed += Number(failed);
  }
  return ok ? count : { ...count, failed: Math.max(count.failed, 1) };
}

/** @type {(file: string) => { numPassedTests?: number, numFailedTests?: number }} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
