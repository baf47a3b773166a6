import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import type { ReparameterizeSignature } from './reparameterize.js';

const operationsPerNumber = 25;

export const reparameterizeWasm: WasmKernel<ReparameterizeSignature> = (
  { mean, logStd, noise },
  _attributes,
  arena,
) => {
  const { shape } = mean;
  const { length } = mean.values;
  const meanCopy = arena.copyIn(mean.values);
  const logStdCopy = arena.copyIn(logStd.values);
  const deviation = arena.copyIn(noise.values);
  const z = arena.allocate(4 * length);
  const { perPiece, pieces } = cutIntoPieces(length, operationsPerNumber, 4);
  parallelFor('reparameterize', pieces, meanCopy, logStdCopy, deviation, z, length, perPiece);
  return [
    { shape, values: arena.floats(z, length) },
    { shape, values: arena.floats(deviation, length) },
  ];
};
