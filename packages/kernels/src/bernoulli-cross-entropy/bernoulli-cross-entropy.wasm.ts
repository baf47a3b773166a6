import type { WasmKernel } from '../registry/kernel-signatures.js';
import { isWorthThreads, parallelFor, serialFor } from '../threads/parallel-for.js';
import type { BernoulliCrossEntropySignature } from './bernoulli-cross-entropy.js';

/** Fixed, since the order in which sums are added decides their last bit. A multiple of 4. */
const logitsPerPiece = 8192;

const operationsPerLogit = 45;

export const bernoulliCrossEntropyWasm: WasmKernel<BernoulliCrossEntropySignature> = (
  { logits, targets },
  _attributes,
  call,
) => {
  const { length } = logits.values;
  const operations = length * operationsPerLogit;
  const arena = call.arenaFor(operations);
  const logitsAt = arena.placeOf(logits);
  const targetsAt = arena.placeOf(targets);
  const derivatives = arena.output(logits.shape);
  const pieces = Math.ceil(length / logitsPerPiece);
  const sums = arena.allocate(8 * pieces);
  const eachPiece = isWorthThreads(operations) ? parallelFor : serialFor;
  eachPiece(
    arena,
    'bernoulliCrossEntropy',
    pieces,
    logitsAt,
    targetsAt,
    derivatives.pointer,
    sums,
    length,
    logitsPerPiece,
  );
  const loss = arena.doubles(sums, pieces).reduce((total, part) => total + part, 0);
  return [{ shape: [], values: Float32Array.of(loss) }, derivatives];
};
