/**
 * @file Value and gradient of the all-pairs loss. The last case is the kernel alone, without tfjs around
 * it, for comparison with other implementations of the same sums.
 */
import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { KernelCall } from '../registry/kernel-call.js';
import { adjacency, LATENT, NODES } from '../test-support/cora-sized.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { startThreads } from '../threads/start-threads.js';
import { hasFusedMultiplyAdd } from '../wasm/fused-multiply-add.js';
import { allPairsCrossEntropy } from './all-pairs-cross-entropy.js';
import { allPairsPortable } from './all-pairs-cross-entropy.portable.js';
import { allPairsWasm } from './all-pairs-cross-entropy.wasm.js';

await tf.setBackend('wasm');
const labels = adjacency();

describe.each([8, LATENT, 32])('2,708 nodes, 13,264 labels, width %i', (width) => {
  const z = randomTensor([NODES, width], new Random(1, 'bench'));
  const values = Float32Array.from(z.dataSync());
  const lossAndGradient = tf.valueAndGrad((x: tf.Tensor) =>
    allPairsCrossEntropy(x as tf.Tensor2D, labels, { positiveWeight: 500 }),
  );

  bench('allPairsCrossEntropy and gradient', () => tf.dispose(lossAndGradient(z)));
  const kernelAlone = () => {
    KernelCall.run(tf.backend(), (call) =>
      allPairsWasm({ z: { shape: z.shape, values } }, { labels, positiveWeight: 500 }, call),
    );
  };
  bench('the kernel alone', kernelAlone);
  if (hasFusedMultiplyAdd()) {
    bench('the kernel alone, products and sums fused', kernelAlone, {
      setup: async () => {
        await startThreads(1, { fusedMultiplyAdd: true });
      },
      teardown: async () => {
        await startThreads(1);
      },
    });
  }
  if (width === LATENT) {
    const options = { iterations: 2, warmupIterations: 1, time: 0, warmupTime: 0 };
    bench(
      'portable form',
      () => {
        tf.dispose(tf.tidy(() => [...allPairsPortable({ z }, { labels, positiveWeight: 500 })]));
      },
      options,
    );
  }
});
