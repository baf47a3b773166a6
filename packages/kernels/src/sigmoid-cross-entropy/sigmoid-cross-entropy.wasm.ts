import { lengthOf } from '../registry/host-tensor.js';
import type { WasmKernel } from '../registry/kernel-signatures.js';
import { parallelFor } from '../threads/parallel-for.js';
import type { SigmoidCrossEntropySignature } from './sigmoid-cross-entropy.js';

/** Fixed, since the order in which sums are added decides their last bit. A multiple of 4. */
const logitsPerPiece = 8192;

const operationsPerLogit = 40;

export const sigmoidCrossEntropyWasm: WasmKernel<SigmoidCrossEntropySignature> = (
  { logits },
  { label },
  call,
) => {
  const length = lengthOf(logits.shape);
  const arena = call.arenaFor(length * operationsPerLogit);
  const input = arena.placeOf(logits);
  const derivatives = arena.output([length]);
  const pieces = Math.ceil(length / logitsPerPiece);
  const sums = arena.allocate(8 * pieces);
  const sign = label === 1 ? -1 : 1;
  parallelFor(
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
