import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import type { GaussianDivergenceSignature } from './gaussian-divergence.js';

const operationsPerNumber = 30;

export const gaussianDivergenceWasm: WasmKernel<GaussianDivergenceSignature> = (
  { mean, logStd },
  _attributes,
  arena,
) => {
  const { shape } = mean;
  const [rows, width] = [shape[0]!, shape[1]!];
  const meanCopy = arena.copyIn(mean.values);
  const logStdCopy = arena.copyIn(logStd.values);
  const divergence = arena.allocate(4 * rows);
  const excess = arena.allocate(4 * rows * width);
  const { perPiece, pieces } = cutIntoPieces(rows, operationsPerNumber * width);
  parallelFor(
    'gaussianDivergence',
    pieces,
    meanCopy,
    logStdCopy,
    divergence,
    excess,
    rows,
    width,
    perPiece,
  );
  return [
    { shape: [rows], values: arena.floats(divergence, rows) },
    { shape, values: arena.floats(excess, rows * width) },
  ];
};
