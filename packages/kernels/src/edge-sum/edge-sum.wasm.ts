import type { WasmKernel } from '../registry/kernel-signatures.js';
import { wasmExports } from '../wasm/instance.js';
import type { EdgeSumSignature } from './edge-sum.js';

export const edgeSumWasm: WasmKernel<EdgeSumSignature> = (
  { weights, x },
  { pairs, rowCount },
  arena,
) => {
  const width = x.shape[1]!;
  const length = rowCount * width;
  const weightsCopy = arena.copyIn(weights.values);
  const xCopy = arena.copyIn(x.values);
  const sources = arena.copyIn(pairs.sources);
  const targets = arena.copyIn(pairs.targets);
  const out = arena.allocate(4 * length);
  const count = pairs.sources.length;
  wasmExports().edgeSum(weightsCopy, xCopy, sources, targets, out, count, rowCount, width);
  return [{ shape: [rowCount, width], values: arena.floats(out, length) }];
};
