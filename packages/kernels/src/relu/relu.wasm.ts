import { lengthOf } from '../registry/host-tensor.js';
import type { WasmKernel } from '../registry/kernel-signatures.js';
import type { ReluSignature } from './relu.js';

export const reluWasm: WasmKernel<ReluSignature> = ({ x }, _attributes, call) => {
  const arena = call.serialArena();
  const input = arena.placeOf(x);
  const output = arena.output(x.shape);
  arena.exports.relu(input, output.pointer, lengthOf(x.shape));
  return [output];
};
