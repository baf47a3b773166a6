import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import type { GatherRowsSignature } from './gather-rows.js';

export const gatherRowsWasm: WasmKernel<GatherRowsSignature> = ({ x }, { rows }, arena) => {
  const width = x.shape[1]!;
  const length = rows.length * width;
  const input = arena.copyIn(x.values);
  const indices = arena.copyIn(rows);
  const out = arena.allocate(4 * length);
  const { perPiece, pieces } = cutIntoPieces(rows.length, width);
  parallelFor('gatherRows', pieces, input, indices, out, rows.length, width, perPiece);
  return [{ shape: [rows.length, width], values: arena.floats(out, length) }];
};
