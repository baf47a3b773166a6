/** @file The digits to train on, as `tooling/parity/src/export-images.mjs` writes them. */
import { readFileSync } from 'node:fs';

export const PIXELS = 784;
const TRAIN = 8000;

/** @param {string} file */
export function readDigits(file) {
  const { buffer, byteOffset } = readFileSync(file);
  return { count: TRAIN, values: new Float32Array(buffer, byteOffset, TRAIN * PIXELS) };
}
