import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countTests } from './test-count.mjs';

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
