import { concatPairs } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import { runKernel } from '../registry/tfjs-registry.js';
import type { EdgeInnerProductSignature } from './edge-inner-product.js';

/** Each pair adds its gradient times one row to the other, and the other way round. */
export const edgeInnerProductGradient: KernelGradient<EdgeInnerProductSignature> = {
  savedInputs: ['z'],
  derive: ([outGradient], [z], { pairs }) => ({
    z: () => {
      const reversed = { sources: pairs.targets, targets: pairs.sources };
      const weights = tf.concat([outGradient, outGradient]);
      const attributes = { pairs: concatPairs(pairs, reversed), rowCount: z.shape[0] };
      // Not by edgeSum: the pairs were checked on the way forward, and there may be millions.
      return runKernel('LatentGraphEdgeSum', { weights, x: z }, attributes)[0];
    },
  }),
};
