import { lengthOf } from '../registry/host-tensor.js';
import type { WasmKernel } from '../registry/kernel-signatures.js';
import { parallelFor } from '../threads/parallel-for.js';
import type { BernoulliCrossEntropySignature } from './bernoulli-cross-entropy.js';

/** Fixed, since the order in which sums are added decides their last bit. A multiple of 4. */
const logitsPerPiece = 8192;

const operationsPerLogit = 45;

export const bernoulliCrossEntropyWasm: WasmKernel<BernoulliCrossEntropySignature> = (
  { logits, targets },
  _attributes,
  call,
) => {
  const length = lengthOf(logits.shape);
  const arena = call.arenaFor(length * operationsPerLogit);
  const logitsAt = arena.placeOf(logits);
  const targetsAt = arena.placeOf(targets);
  const derivatives = arena.output(logits.shape);
  const pieces = Math.ceil(length / logitsPerPiece);
  const sums = arena.allocate(8 * pieces);
  parallelFor(
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
