import { kernelMemory } from '@latentgraph/kernels';
import { type Samples, vae } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { isOnGpu, testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { train } from './train.js';

/** Images of 6 x 5 pixels with one bright row each. */
const samples: Samples = {
  count: 24,
  values: Float32Array.from({ length: 24 * 30 }, (_, k) => {
    const [image, row] = [Math.floor(k / 30), Math.floor((k % 30) / 5)];
    return image % 6 === row ? 1 : 0;
  }),
};

describe.each(testedBackends)('a convolutional VAE on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  // Minutes on a GPU made of software.
  it.skipIf(isOnGpu(backend))(
    'learns images, and holds as much memory after each epoch',
    async () => {
      const layers = { type: 'convolutional', height: 6, width: 5 } as const;
      const model = vae({ inputs: 30, layers, hidden: [4, 8], latent: 4 });
      const losses: number[] = [];
      const held = new Set<string>();
      // The last batch has fewer images than the others.
      const options = { epochs: 40, batchSize: 10, learningRate: 0.01 };
      for await (const { loss } of train(model, samples, options)) {
        losses.push(loss);
        const { numTensors, numBytes } = tf.memory();
        held.add(JSON.stringify([numTensors, numBytes, kernelMemory()]));
      }
      // The best that a model can do without looking: for each pixel the rate of bright ones.
      const rate = 1 / 6;
      const blind = -30 * (rate * Math.log(rate) + (1 - rate) * Math.log(1 - rate));
      expect(losses[0]).toBeGreaterThan(blind);
      expect(losses.at(-1)).toBeLessThan(0.8 * blind);
      expect(held.size).toBe(1);
      model.dispose();
    },
  );
});
