import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { Dense } from './dense.js';

describe.each(testedBackends)('Dense on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it('computes x W + b', () => {
    const layer = new Dense({ inputs: 2, outputs: 2, random: new Random(0, 'init') });
    layer.weight.assign(tf.tensor2d([1, 2, 3, 4], [2, 2]));
    layer.bias?.assign(tf.tensor1d([10, 20]));
    const output = tf.tidy(() => layer.apply(tf.tensor2d([1, -1, 0.5, 2], [2, 2])));
    expect(Array.from(output.dataSync())).toEqual([8, 18, 16.5, 29]);
    output.dispose();
    layer.dispose();
  });

  it('has no bias when asked for none', () => {
    const layer = new Dense({ inputs: 2, outputs: 2, random: new Random(0, 'init'), bias: false });
    expect([...layer.parameters().keys()]).toEqual(['weight']);
    layer.dispose();
  });
});
