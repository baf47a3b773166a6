import { lengthOf } from '../registry/host-tensor.js';
import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import type { AdamStepSignature } from './adam-step.js';

/** With a root and a division, which take as long as several additions. */
const operationsPerNumber = 25;

export const adamStepWasm: WasmKernel<AdamStepSignature> = (
  { parameter, first, second, gradient },
  { beta1, beta2, firstScale, secondScale, epsilon },
  call,
) => {
  const length = lengthOf(parameter.shape);
  const arena = call.arenaFor(length * operationsPerNumber);
  // The kernel changes these where they are.
  const x = arena.copyOf(parameter);
  const m = arena.copyOf(first);
  const v = arena.copyOf(second);
  const g = arena.placeOf(gradient);
  const { perPiece, pieces } = cutIntoPieces(length, operationsPerNumber, 4);
  parallelFor(
    arena,
    'adam',
    pieces,
    x.pointer,
    m.pointer,
    v.pointer,
    g,
    beta1,
    beta2,
    firstScale,
    secondScale,
    epsilon,
    length,
    perPiece,
  );
  return [x, m, v];
};
