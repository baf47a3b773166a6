import type { WasmKernel } from '../registry/kernel-signatures.js';
import { wasmExports } from '../wasm/module.js';
import type { GatherRowsSignature } from './gather-rows.js';

export const gatherRowsWasm: WasmKernel<GatherRowsSignature> = ({ x }, { rows }, arena) => {
  const width = x.shape[1]!;
  const length = rows.length * width;
  const input = arena.copyIn(x.values);
  const indices = arena.copyIn(rows);
  const out = arena.allocate(4 * length);
  wasmExports().gatherRows(input, indices, out, rows.length, width);
  return [{ shape: [rows.length, width], values: arena.floats(out, length) }];
};
