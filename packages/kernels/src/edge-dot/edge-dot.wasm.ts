import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import type { EdgeDotSignature } from './edge-dot.js';

export const edgeDotWasm: WasmKernel<EdgeDotSignature> = ({ a, b }, { pairs }, arena) => {
  const count = pairs.sources.length;
  const aCopy = arena.copyIn(a.values);
  const bCopy = a === b ? aCopy : arena.copyIn(b.values);
  const sources = arena.copyIn(pairs.sources);
  const targets = arena.copyIn(pairs.targets);
  const out = arena.allocate(4 * count);
  const width = a.shape[1]!;
  const { perPiece, pieces } = cutIntoPieces(count, 2 * width);
  parallelFor('edgeDot', pieces, aCopy, bCopy, sources, targets, out, count, width, perPiece);
  return [{ shape: [count], values: arena.floats(out, count) }];
};
