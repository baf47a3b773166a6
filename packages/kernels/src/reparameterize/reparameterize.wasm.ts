import { lengthOf } from '../registry/host-tensor.js';
import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import type { ReparameterizeSignature } from './reparameterize.js';

const operationsPerNumber = 25;

export const reparameterizeWasm: WasmKernel<ReparameterizeSignature> = (
  { mean, logStd, noise },
  _attributes,
  call,
) => {
  const length = lengthOf(mean.shape);
  const arena = call.arenaFor(length * operationsPerNumber);
  const meanAt = arena.placeOf(mean);
  const logStdAt = arena.placeOf(logStd);
  // The noise becomes the deviation.
  const deviation = arena.copyOf(noise);
  const z = arena.output(mean.shape);
  const { perPiece, pieces } = cutIntoPieces(length, operationsPerNumber, 4);
  parallelFor(
    arena,
    'reparameterize',
    pieces,
    meanAt,
    logStdAt,
    deviation.pointer,
    z.pointer,
    length,
    perPiece,
  );
  return [z, deviation];
};
