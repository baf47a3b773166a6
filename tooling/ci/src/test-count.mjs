/** @file Reads how many test cases passed and failed from vitest's JSON report. */
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

/** @type {(file: string) => { numPassedTests?: number, numFailedTests?: number }} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
