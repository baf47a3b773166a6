/**
 * @file Importing this module registers all kernels and their gradients with TensorFlow.js, once: the
 * WASM kernels for the backends in host memory, `cpu`, `wasm` and `tensorflow`, their portable forms, made of
 * tfjs ops, for `webgl` and `webgpu`. The backends themselves are not imported. This is the package's
 * only side effect.
 */
import type { KernelName } from './registry/kernel-signatures.js';
import { kernelTable } from './registry/kernel-table.js';
import {
  registerKernelGradient,
  registerPortableKernel,
  registerWasmKernel,
} from './registry/tfjs-registry.js';

const HOST_BACKENDS = ['cpu', 'wasm', 'tensorflow'];
/** The portable forms are for them alone: on `tensorflow` the WASM kernels take no longer than its own ops. */
const GPU_BACKENDS = ['webgl', 'webgpu'];

function register<Name extends KernelName>(name: Name): void {
  const { wasm, portable, gradient } = kernelTable[name];
  for (const backend of HOST_BACKENDS) registerWasmKernel(name, backend, wasm);
  for (const backend of GPU_BACKENDS) registerPortableKernel(name, backend, portable);
  if (gradient !== null) registerKernelGradient(name, gradient);
}

function isKernelName(name: string): name is KernelName {
  return name in kernelTable;
}

for (const name of Object.keys(kernelTable).filter(isKernelName)) register(name);
