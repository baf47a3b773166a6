import type { WasmKernel } from '../registry/kernel-signatures.js';
import { isWorthThreads, parallelFor, serialFor } from '../threads/parallel-for.js';
import type { SigmoidCrossEntropySignature } from './sigmoid-cross-entropy.js';

/** Fixed, since the order in which sums are added decides their last bit. A multiple of 4. */
const logitsPerPiece = 8192;

const operationsPerLogit = 40;

export const sigmoidCrossEntropyWasm: WasmKernel<SigmoidCrossEntropySignature> = (
  { logits },
  { label },
  call,
) => {
  const { length } = logits.values;
  const operations = length * operationsPerLogit;
  const arena = call.arenaFor(operations);
  const input = arena.placeOf(logits);
  const derivatives = arena.output([length]);
  const pieces = Math.ceil(length / logitsPerPiece);
  const sums = arena.allocate(8 * pieces);
  const sign = label === 1 ? -1 : 1;
  const eachPiece = isWorthThreads(operations) ? parallelFor : serialFor;
  eachPiece(
    arena,
    'sigmoidCrossEntropy',
    pieces,
    input,
    sign,
    derivatives.pointer,
    sums,
    length,
    logitsPerPiece,
  );
  const loss = arena.doubles(sums, pieces).reduce((total, part) => total + part, 0);
  return [{ shape: [], values: Float32Array.of(loss) }, derivatives];
};
