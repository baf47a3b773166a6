import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import type { GatherRowsSignature } from './gather-rows.js';

export const gatherRowsWasm: WasmKernel<GatherRowsSignature> = ({ x }, { rows }, call) => {
  const count = rows.length;
  const width = x.shape[1]!;
  const arena = call.arenaFor(count * width);
  const input = arena.placeOf(x);
  const indices = arena.copyIn(rows);
  const out = arena.output([count, width]);
  const { perPiece, pieces } = cutIntoPieces(count, width);
  parallelFor(arena, 'gatherRows', pieces, input, indices, out.pointer, count, width, perPiece);
  return [out];
};
