import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import type { AdamStepSignature } from './adam-step.js';

/** With a root and a division, which take as long as several additions. */
const operationsPerNumber = 25;

export const adamStepWasm: WasmKernel<AdamStepSignature> = (
  { parameter, first, second, gradient },
  { beta1, beta2, firstScale, secondScale, epsilon },
  arena,
) => {
  const { shape } = parameter;
  const { length } = parameter.values;
  // Updated in place.
  const copies = [parameter, first, second].map(({ values }) => arena.copyIn(values));
  const [x, m, v] = [copies[0]!, copies[1]!, copies[2]!];
  const g = arena.copyIn(gradient.values);
  const { perPiece, pieces } = cutIntoPieces(length, operationsPerNumber, 4);
  parallelFor(
    'adam',
    pieces,
    x,
    m,
    v,
    g,
    beta1,
    beta2,
    firstScale,
    secondScale,
    epsilon,
    length,
    perPiece,
  );
  return copies.map((pointer) => ({ shape, values: arena.floats(pointer, length) }));
};
