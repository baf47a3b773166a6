import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import type { GaussianDivergenceSignature } from './gaussian-divergence.js';

const operationsPerNumber = 30;

export const gaussianDivergenceWasm: WasmKernel<GaussianDivergenceSignature> = (
  { mean, logStd },
  _attributes,
  call,
) => {
  const [rows, width] = [mean.shape[0]!, mean.shape[1]!];
  const arena = call.arenaFor(rows * operationsPerNumber * width);
  const meanAt = arena.placeOf(mean);
  const logStdAt = arena.placeOf(logStd);
  const divergence = arena.output([rows]);
  const excess = arena.output(mean.shape);
  const { perPiece, pieces } = cutIntoPieces(rows, operationsPerNumber * width);
  parallelFor(
    arena,
    'gaussianDivergence',
    pieces,
    meanAt,
    logStdAt,
    divergence.pointer,
    excess.pointer,
    rows,
    width,
    perPiece,
  );
  return [divergence, excess];
};
