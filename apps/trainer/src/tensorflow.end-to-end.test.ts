/** @file The built command on TensorFlow's own library, where its addon is built. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingAddon } from '../../../tooling/native/src/missing-addon.mjs';
import { emptyFolder, runTrainer } from './testing/run-trainer.js';

const missing = missingAddon();
const note = missing === undefined ? '' : ` (skipped: ${missing})`;

/** The losses of a training from one seed, epoch by epoch. */
async function losses(backend: string): Promise<number[]> {
  const folder = emptyFolder();
  const options = ['--dataset', 'karate', '--epochs', '20', '--backend', backend, '--out', 'run'];
  const { code, stderr } = await runTrainer(['train', ...options, '--quiet'], folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const read = (file: string) => readFileSync(join(folder, 'run', file), 'utf8');
  expect(JSON.parse(read('metrics.json'))).toMatchObject({ backend });
  const [header = '', ...rows] = read('history.csv').trim().split('\n');
  const column = header.split(',').indexOf('loss');
  return rows.map((row) => Number(row.split(',')[column]));
}

test.skipIf(missing)(`trains on tensorflow as on wasm${note}`, async () => {
  const [onWasm, onTensorflow] = [await losses('wasm'), await losses('tensorflow')];
  expect(onTensorflow).toHaveLength(20);
  onTensorflow.forEach((loss, epoch) => {
    expect(Math.abs(loss / onWasm[epoch]! - 1)).toBeLessThan(1e-4);
  });
});
