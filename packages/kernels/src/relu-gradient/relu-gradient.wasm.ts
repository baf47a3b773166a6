import { lengthOf } from '../registry/host-tensor.js';
import type { WasmKernel } from '../registry/kernel-signatures.js';
import type { ReluGradientSignature } from './relu-gradient.js';

export const reluGradientWasm: WasmKernel<ReluGradientSignature> = (
  { output, outGradient },
  _attributes,
  call,
) => {
  const arena = call.serialArena();
  const outputAt = arena.placeOf(output);
  const outGradientAt = arena.placeOf(outGradient);
  const gradient = arena.output(output.shape);
  arena.exports.reluGradient(outputAt, outGradientAt, gradient.pointer, lengthOf(output.shape));
  return [gradient];
};
