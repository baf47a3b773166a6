import type { KernelGradient } from '../registry/kernel-signatures.js';
import { type SpmmSignature, spmm } from './spmm.js';

/** d(M H) = M dH, so H receives Mᵀ times the output's gradient. */
export const spmmGradient: KernelGradient<SpmmSignature> = {
  savedInputs: [],
  derive: ([outGradient], _saved, { matrix, transpose }) => ({
    dense: () => spmm(matrix, outGradient, { transpose: !transpose }),
  }),
};
