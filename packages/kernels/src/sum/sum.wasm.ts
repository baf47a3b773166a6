import type { WasmKernel } from '../registry/kernel-signatures.js';
import type { SumSignature } from './sum.js';

export const sumWasm: WasmKernel<SumSignature> = ({ x }, _attributes, call) => {
  const { length } = x.values;
  const arena = call.arenaFor(0);
  const total = arena.exports.sum(arena.placeOf(x), length);
  return [{ shape: [], values: Float32Array.of(total) }];
};
