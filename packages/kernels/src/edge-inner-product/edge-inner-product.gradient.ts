import { concatPairs } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { edgeSum } from '../edge-sum/edge-sum.js';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import type { EdgeInnerProductSignature } from './edge-inner-product.js';

/** Each pair adds its gradient times one row to the other, and the other way round. */
export const edgeInnerProductGradient: KernelGradient<EdgeInnerProductSignature> = {
  savedInputs: ['z'],
  derive: ([outGradient], [z], { pairs }) => ({
    z: () => {
      const reversed = { sources: pairs.targets, targets: pairs.sources };
      const bothWays = concatPairs(pairs, reversed);
      return edgeSum(tf.concat([outGradient, outGradient]), z, bothWays, z.shape[0]);
    },
  }),
};
