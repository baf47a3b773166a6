import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countTests, countTestsOfRows } from './test-count.mjs';

let folder: string;
let report: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'test-count-'));
  report = join(folder, 'report.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('counts test cases', () => {
  writeFileSync(report, JSON.stringify({ numPassedTests: 12, numFailedTests: 3 }));
  expect(countTests(report, false)).toEqual({ passed: 12, failed: 3 });
});

it('counts a file that could not be loaded as a failure', () => {
  writeFileSync(report, JSON.stringify({ numPassedTests: 12, numFailedTests: 0 }));
  expect(countTests(report, true)).toEqual({ passed: 12, failed: 0 });
  expect(countTests(report, false)).toEqual({ passed: 12, failed: 1 });
});

it('counts a missing or broken report as a failure', () => {
  expect(countTests(report, false)).toEqual({ passed: 0, failed: 1 });
  writeFileSync(report, '{');
  expect(countTests(report, false)).toEqual({ passed: 0, failed: 1 });
});

it.each([
  [
    'tensorflow 2.21.0: 214 passed, 0 failed\nwebgl 4.22.0 in Chromium: 99 passed, 2 failed\n',
    true,
    313,
    2,
  ],
  [
    'webgl in Chromium: did not run: there is no Chromium\nwasm 4.22.0: 7 passed, 0 failed\n',
    false,
    7,
    1,
  ],
  ['', false, 0, 1],
])('adds up the rows of the matrix: %j', (output, ok, passed, failed) => {
  expect(countTestsOfRows(output, ok)).toEqual({ passed, failed });
});
