import { edgeSum } from '../edge-sum/edge-sum.js';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import type { EdgeDotSignature } from './edge-dot.js';

/** Each pair adds its gradient times the other row. */
export const edgeDotGradient: KernelGradient<EdgeDotSignature> = {
  savedInputs: ['a', 'b'],
  derive: ([outGradient], [a, b], { pairs }) => ({
    a: () => edgeSum(outGradient, b, pairs, a.shape[0]),
    b: () => {
      const reversed = { sources: pairs.targets, targets: pairs.sources };
      return edgeSum(outGradient, a, reversed, b.shape[0]);
    },
  }),
};
