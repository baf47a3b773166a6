import type { WasmKernel } from '../registry/kernel-signatures.js';
import { wasmExports } from '../wasm/instance.js';
import type { ScatterRowsSignature } from './scatter-rows.js';

export const scatterRowsWasm: WasmKernel<ScatterRowsSignature> = (
  { x },
  { rows, rowCount },
  arena,
) => {
  const width = x.shape[1]!;
  const length = rowCount * width;
  const input = arena.copyIn(x.values);
  const indices = arena.copyIn(rows);
  const out = arena.allocate(4 * length);
  wasmExports().scatterRows(input, indices, out, rows.length, rowCount, width);
  return [{ shape: [rowCount, width], values: arena.floats(out, length) }];
};
