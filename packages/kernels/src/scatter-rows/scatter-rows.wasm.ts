import type { WasmKernel } from '../registry/kernel-signatures.js';
import type { ScatterRowsSignature } from './scatter-rows.js';

export const scatterRowsWasm: WasmKernel<ScatterRowsSignature> = (
  { x },
  { rows, rowCount },
  call,
) => {
  const width = x.shape[1]!;
  const arena = call.serialArena();
  const input = arena.placeOf(x);
  const indices = arena.copyIn(rows);
  const out = arena.output([rowCount, width]);
  arena.exports.scatterRows(input, indices, out.pointer, rows.length, rowCount, width);
  return [out];
};
