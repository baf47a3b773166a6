import type { WasmKernel } from '../registry/kernel-signatures.js';
import { isWorthThreads, parallelFor, serialFor } from '../threads/parallel-for.js';
import type { BernoulliCrossEntropySignature } from './bernoulli-cross-entropy.js';

/** Fixed, since the order in which sums are added decides their last bit. A multiple of 4. */
const logitsPerPiece = 8192;

const operationsPerLogit = 45;

export const bernoulliCrossEntropyWasm: WasmKernel<BernoulliCrossEntropySignature> = (
  { logits, targets },
  _attributes,
  arena,
) => {
  const { length } = logits.values;
  const pieces = Math.ceil(length / logitsPerPiece);
  const logitsAt = arena.copyIn(logits.values);
  const targetsAt = arena.copyIn(targets.values);
  const derivatives = arena.allocate(4 * length);
  const sums = arena.allocate(8 * pieces);
  const eachPiece = isWorthThreads(length * operationsPerLogit) ? parallelFor : serialFor;
  eachPiece(
    'bernoulliCrossEntropy',
    pieces,
    logitsAt,
    targetsAt,
    derivatives,
    sums,
    length,
    logitsPerPiece,
  );
  const loss = arena.doubles(sums, pieces).reduce((total, part) => total + part, 0);
  return [
    { shape: [], values: Float32Array.of(loss) },
    { shape: logits.shape, values: arena.floats(derivatives, length) },
  ];
};
