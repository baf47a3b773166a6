import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { firstGraph } from '../explain-settings.js';
import { Comparison, type DecoderName, decoderNames, epochCount } from './comparison.js';
import type { Encoding } from './encoding.js';
import { toGraph } from './small-graph.js';

const graph = toGraph(firstGraph);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = ({ logStd }: Encoding): number => mean(logStd!.flat().map(Math.exp));
const length = (encoding: Encoding): number => mean(encoding.mean.map((row) => Math.hypot(...row)));

beforeAll(() => tf.setBackend('cpu'));

test('without the KL term the clouds shrink and their means spread, until a GAE is left', async () => {
  const before = tf.memory().numTensors;
  const comparison = new Comparison(8);
  const first = comparison.encode(graph);
  expect(first['without-kl']).toEqual(first.vgae);
  let epochs = 0;
  let reconstruction = { vgae: 0, withoutKl: 0, gae: 0 };
  for await (const { vgae, 'without-kl': withoutKl, gae } of comparison.train(
    graph,
    'inner-product',
  )) {
    epochs++;
    expect(vgae.loss).toBeCloseTo(vgae.reconstruction + vgae.divergence, 4);
    expect(withoutKl.loss).toBe(withoutKl.reconstruction);
    reconstruction = {
      vgae: vgae.reconstruction,
      withoutKl: withoutKl.reconstruction,
      gae: gae.reconstruction,
    };
  }
  expect(epochs).toBe(epochCount);
  const { vgae, 'without-kl': withoutKl } = comparison.encode(graph);
  expect(deviation(vgae)).toBeGreaterThan(0.5);
  expect(deviation(withoutKl)).toBeLessThan(0.1);
  expect(length(withoutKl)).toBeGreaterThan(2 * length(vgae));
  expect(Math.abs(reconstruction.withoutKl - reconstruction.gae)).toBeLessThan(0.02);
  expect(reconstruction.vgae).toBeGreaterThan(2 * reconstruction.gae);
  comparison.dispose();
  expect(tf.memory().numTensors).toBe(before);
}, 120_000);

test.each(decoderNames)(
  'stops early without leaving a tensor, by %s',
  async (name: DecoderName) => {
    const before = tf.memory().numTensors;
    const comparison = new Comparison(8);
    const epochs = comparison.train(graph, name);
    for (let epoch = 0; epoch < 3; epoch++) await epochs.next();
    await epochs.return();
    comparison.dispose();
    expect(tf.memory().numTensors).toBe(before);
  },
);
