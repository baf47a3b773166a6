import type { WasmKernel } from '../registry/kernel-signatures.js';
import type { EdgeSumSignature } from './edge-sum.js';

export const edgeSumWasm: WasmKernel<EdgeSumSignature> = (
  { weights, x },
  { pairs, rowCount },
  call,
) => {
  const width = x.shape[1]!;
  const count = pairs.sources.length;
  const arena = call.serialArena();
  const weightsAt = arena.placeOf(weights);
  const input = arena.placeOf(x);
  const sources = arena.copyIn(pairs.sources);
  const targets = arena.copyIn(pairs.targets);
  const out = arena.output([rowCount, width]);
  const { edgeSum } = arena.exports;
  edgeSum(weightsAt, input, sources, targets, out.pointer, count, rowCount, width);
  return [out];
};
