import { gatherRows } from '../gather-rows/gather-rows.js';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import type { ScatterRowsSignature } from './scatter-rows.js';

export const scatterRowsGradient: KernelGradient<ScatterRowsSignature> = {
  savedInputs: [],
  derive: ([outGradient], _saved, { rows }) => ({ x: () => gatherRows(outGradient, rows) }),
};
