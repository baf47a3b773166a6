import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import type { EdgeDotSignature } from './edge-dot.js';

export const edgeDotWasm: WasmKernel<EdgeDotSignature> = ({ a, b }, { pairs }, call) => {
  const count = pairs.sources.length;
  const width = a.shape[1]!;
  const arena = call.arenaFor(2 * count * width);
  const aAt = arena.placeOf(a);
  const bAt = a === b ? aAt : arena.placeOf(b);
  const sources = arena.copyIn(pairs.sources);
  const targets = arena.copyIn(pairs.targets);
  const out = arena.output([count]);
  const { perPiece, pieces } = cutIntoPieces(count, 2 * width);
  parallelFor(
    arena,
    'edgeDot',
    pieces,
    aAt,
    bAt,
    sources,
    targets,
    out.pointer,
    count,
    width,
    perPiece,
  );
  return [out];
};
