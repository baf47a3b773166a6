/**
 * @file Writes the digits of MNIST for `pytorch_autoencoder.py`, in the split that a seed makes: raw
 * little-endian float32 [N, 784], first those to train on, then those for validation, then those to test on.
 *
 *     node tooling/parity/src/export-images.mjs FILE [SEED]
 *
 * Needs built packages (`npm run build`).
 */
import { writeFileSync } from 'node:fs';
import { loadImages, splitImages } from '@latentgraph/datasets';

const [file, seed = '0'] = process.argv.slice(2);
if (!file || !/^\d+$/.test(seed)) {
  console.error('usage: node tooling/parity/src/export-images.mjs FILE [SEED]');
  process.exit(2);
}
const { train, validation, test } = splitImages(await loadImages('mnist'), { seed: Number(seed) });
const parts = { train, validation, test };
writeFileSync(file, Buffer.concat(Object.values(parts).map(({ values }) => littleEndian(values))));
const counts = Object.entries(parts).map(([name, { count }]) => `--${name} ${count}`);
console.log(`wrote ${file}: ${counts.join(' ')}`);

/** @param {Float32Array} values */
function littleEndian(values) {
  const bytes = Buffer.alloc(values.byteLength);
  values.forEach((value, k) => {
    bytes.writeFloatLE(value, 4 * k);
  });
  return bytes;
}
