import { vae } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { decodeVectors } from './decode-vectors.js';

it('gives the decoder’s samples, row by row, and keeps no memory', async () => {
  await tf.setBackend('wasm');
  const model = vae({ inputs: 6, hidden: [4], latent: 2, seed: 1 });
  const vectors = Float32Array.of(0.5, -1, 2, 0, -0.3, 0.7);
  const before = tf.memory().numTensors;
  const samples = await decodeVectors(model, vectors, 2);
  expect(tf.memory().numTensors).toBe(before);
  const expected = tf.tidy(() => model.decode(tf.tensor2d(vectors, [3, 2])).dataSync());
  expect(samples).toEqual(expected);
  expect(samples).toHaveLength(18);
  await expect(decodeVectors(model, vectors.subarray(1), 2)).rejects.toThrow();
  model.dispose();
});
