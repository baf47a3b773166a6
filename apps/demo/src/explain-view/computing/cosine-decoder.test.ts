import { checkGradients } from '@latentgraph/decoders/testing';
import { CsrMatrix, Random } from '@latentgraph/graph';
import { exactCrossEntropy, reconstructionTarget } from '@latentgraph/losses';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { CosineDecoder } from './cosine-decoder.js';
import { decodeAllPairs } from './decoding.js';
import { parseGraph, toGraph } from './small-graph.js';

const latent = [
  [0.5, -1],
  [2, 0.25],
  [-1.5, 0.75],
];

beforeAll(() => tf.setBackend('cpu'));

test('passes the check of gradients that any decoder can run, and leaves no tensor', async () => {
  const before = tf.memory().numTensors;
  const z = tf.tensor2d(latent);
  const pairs = { sources: Uint32Array.of(0, 1, 2, 1), targets: Uint32Array.of(1, 2, 0, 1) };
  await checkGradients(new CosineDecoder(), { z, pairs });
  z.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('its loss over all pairs is that of its logits', () => {
  const labels = CsrMatrix.fromEntries(3, 3, { rows: [0, 1, 1, 2], columns: [1, 0, 1, 2] });
  const decoder = new CosineDecoder();
  const { logits } = decodeAllPairs(decoder, latent);
  const softplus = (x: number): number => Math.log1p(Math.exp(x));
  const expected = logits
    .flatMap((row, i) => row.map((s, j) => (labels.has(i, j) ? 2.5 * softplus(-s) : softplus(s))))
    .reduce((sum, value) => sum + value, 0);
  const total = tf.tidy(
    () => decoder.allPairsLoss(tf.tensor2d(latent), labels, 2.5).dataSync()[0]!,
  );
  expect(total).toBeCloseTo(expected, 4);
});

test('has finite gradients where a vector has length 0', () => {
  const target = reconstructionTarget(toGraph(parseGraph('u__1*0*0_0*1*0__ab')!));
  const gradient = tf.tidy(() => {
    const z = tf.variable(
      tf.tensor2d([
        [0, 0],
        [1, 2],
      ]),
    );
    const { grads } = tf.variableGrads(
      () => exactCrossEntropy().loss(z, new CosineDecoder(), target, new Random(0, 'negatives')),
      [z],
    );
    const values = [...grads[z.name]!.dataSync()];
    z.dispose();
    return values;
  });
  for (const value of gradient) expect(Number.isFinite(value)).toBe(true);
});
