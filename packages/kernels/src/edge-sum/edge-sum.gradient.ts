import { edgeDot } from '../edge-dot/edge-dot.js';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import { type EdgeSumSignature, edgeSum } from './edge-sum.js';

export const edgeSumGradient: KernelGradient<EdgeSumSignature> = {
  savedInputs: ['weights', 'x'],
  derive: ([outGradient], [weights, x], { pairs }) => ({
    weights: () => edgeDot(outGradient, x, pairs),
    x: () => {
      const reversed = { sources: pairs.targets, targets: pairs.sources };
      return edgeSum(weights, outGradient, reversed, x.shape[0]);
    },
  }),
};
