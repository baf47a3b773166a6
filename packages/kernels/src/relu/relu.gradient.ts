import type { KernelGradient } from '../registry/kernel-signatures.js';
import { reluGradient } from '../relu-gradient/relu-gradient.js';
import type { ReluSignature } from './relu.js';

export const reluGradients: KernelGradient<ReluSignature> = {
  savedInputs: [],
  savedOutputs: [true],
  derive: ([outGradient], [output]) => ({ x: () => reluGradient(output, outGradient) }),
};
