import type { KernelGradient } from '../registry/kernel-signatures.js';
import { scatterRows } from '../scatter-rows/scatter-rows.js';
import type { GatherRowsSignature } from './gather-rows.js';

export const gatherRowsGradient: KernelGradient<GatherRowsSignature> = {
  savedInputs: [],
  derive: ([outGradient], _saved, { rows, rowCount }) => ({
    x: () => scatterRows(outGradient, rows, rowCount),
  }),
};
