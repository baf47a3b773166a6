import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareFindings, readFindings, writeFindings } from './findings-files.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latentgraph-findings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const findings = {
  conclusion: 'It went well.',
  numbers: { accuracy: 0.5, rows: [{ labels: 10 }] },
  tables: [{ head: ['a'], rows: [['1']] }],
  figures: [
    { file: 'a-plane.svg', content: '<svg>\u03c3</svg>', caption: 'A plane' },
    { file: 'digits.png', content: Uint8Array.of(1, 2, 3), caption: 'Digits' },
  ],
};

test('reads what was written, and nothing where nothing was', async () => {
  await writeFindings(folder, 'saving', findings);
  expect(readFindings(folder, 'saving')).toEqual(findings);
  expect(readFindings(folder, 'transfer')).toBeUndefined();
});

test('makes its folder, and says where there cannot be one', () => {
  const inside = join(folder, 'run', 'experiments');
  prepareFindings(inside);
  prepareFindings(inside);
  writeFileSync(join(inside, 'file'), '');
  expect(() => prepareFindings(join(inside, 'file'))).toThrow(
    /^experiments cannot be written to .*file: EEXIST.*; copy the run directory to a place/,
  );
});

test('refuses files of another kind, and one whose figure is gone', async () => {
  await writeFindings(folder, 'saving', findings);
  rmSync(join(folder, 'digits.png'));
  expect(() => readFindings(folder, 'saving')).toThrow('digits.png is missing');
  const outside = { ...findings, figures: [{ file: '../secret.svg', caption: '' }] };
  for (const content of ['{', '[]', JSON.stringify(outside)]) {
    writeFileSync(join(folder, 'saving.json'), content);
    expect(() => readFindings(folder, 'saving')).toThrow(
      'saving.json is not what latentgraph images writes',
    );
  }
});
