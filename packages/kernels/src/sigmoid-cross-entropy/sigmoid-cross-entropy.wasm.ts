import type { WasmKernel } from '../registry/kernel-signatures.js';
import { isWorthThreads, parallelFor, serialFor } from '../threads/parallel-for.js';
import type { SigmoidCrossEntropySignature } from './sigmoid-cross-entropy.js';

/** Fixed, since the order in which sums are added decides their last bit. A multiple of 4. */
const logitsPerPiece = 8192;

const operationsPerLogit = 40;

export const sigmoidCrossEntropyWasm: WasmKernel<SigmoidCrossEntropySignature> = (
  { logits },
  { label },
  arena,
) => {
  const { length } = logits.values;
  const input = arena.copyIn(logits.values);
  const derivatives = arena.allocate(4 * length);
  const pieces = Math.ceil(length / logitsPerPiece);
  const sums = arena.allocate(8 * pieces);
  const sign = label === 1 ? -1 : 1;
  const eachPiece = isWorthThreads(length * operationsPerLogit) ? parallelFor : serialFor;
  eachPiece('sigmoidCrossEntropy', pieces, input, sign, derivatives, sums, length, logitsPerPiece);
  const loss = arena.doubles(sums, pieces).reduce((total, part) => total + part, 0);
  return [
    { shape: [], values: Float32Array.of(loss) },
    { shape: [length], values: arena.floats(derivatives, length) },
  ];
};
