/**
 * @file The typed face of tfjs's kernel registry. The registry is untyped: it passes inputs and
 * attributes by string keys. The casts in this file, between a kernel's signature and those, are the
 * only ones; everything else is checked against `KernelSignatures`.
 */
import * as tf from '@tensorflow/tfjs-core';
import { KernelError } from '../kernel-error.js';
import { readTensor } from './host-backends.js';
import type { HostTensor } from './host-tensor.js';
import { KernelCall } from './kernel-call.js';
import type {
  KernelGradient,
  KernelName,
  KernelSignature,
  KernelSignatures,
  PortableKernel,
  WasmKernel,
} from './kernel-signatures.js';

/**
 * Runs a kernel on the active backend, recording it for differentiation.
 * @throws KernelError `not-registered` if the backend has none of this name.
 */
export function runKernel<Name extends KernelName>(
  name: Name,
  inputs: KernelSignatures[Name]['inputs'],
  attributes: KernelSignatures[Name]['attributes'],
): KernelSignatures[Name]['outputs'] {
  // tf.engine() first: it selects and initializes a backend where none is active yet.
  const engine = tf.engine();
  const backendName = tf.getBackend();
  if (tf.getKernel(name, backendName) == null) {
    throw new KernelError(
      'not-registered',
      `${name} is not registered for the backend "${backendName}": import '@latentgraph/kernels/register' once, and use cpu, wasm, webgl, webgpu or tensorflow`,
    );
  }
  const outputs: tf.Tensor | tf.Tensor[] = engine.runKernel(
    name,
    inputs as unknown as tf.NamedTensorMap,
    attributes as unknown as tf.NamedAttrMap,
  );
  if (Array.isArray(outputs) && keepsOutputs(name)) keepFirstOnTape(outputs);
  const list: unknown = Array.isArray(outputs) ? outputs : [outputs];
  return list as KernelSignatures[Name]['outputs'];
}

/** Whether a kernel has outputs for its own gradient only. */
function keepsOutputs(name: KernelName): boolean {
  return tf.getGradient(name)?.outputsToSave?.some(Boolean) ?? false;
}

/**
 * Takes all outputs but the first off the tape, where the kernel is the last entry: tfjs would make zeros of their size, as
 * gradients of what nobody differentiates.
 */
function keepFirstOnTape(outputs: tf.Tensor[]): void {
  const node = tf.engine().state.activeTape?.at(-1);
  if (node?.outputs === outputs) node.outputs = outputs.slice(0, 1);
}

/** Registers a WASM kernel for a backend in host memory, unless there is one already. */
export function registerWasmKernel<Signature extends KernelSignature>(
  kernelName: string,
  backendName: string,
  kernel: WasmKernel<Signature>,
): void {
  registerOnce(kernelName, backendName, ({ inputs, attrs, backend }) => {
    const hostInputs: Record<string, HostTensor> = {};
    for (const [name, tensor] of Object.entries(inputs)) {
      hostInputs[name] = readTensor(backend, tensor!);
    }
    return KernelCall.run(backend, (call) =>
      kernel(hostInputs as Parameters<typeof kernel>[0], attrs as Signature['attributes'], call),
    );
  });
}

/** Registers a kernel made of tfjs ops for a backend, unless there is one already. */
export function registerPortableKernel<Signature extends KernelSignature>(
  kernelName: string,
  backendName: string,
  kernel: PortableKernel<Signature>,
): void {
  registerOnce(kernelName, backendName, ({ inputs, attrs }) =>
    tf.tidy(() => [
      ...kernel(inputs as unknown as Signature['inputs'], attrs as Signature['attributes']),
    ]),
  );
}

/** Registers a kernel's gradient, unless there is one already. */
export function registerKernelGradient<Signature extends KernelSignature>(
  kernelName: string,
  gradient: KernelGradient<Signature>,
): void {
  if (tf.getGradient(kernelName) != null) return;
  tf.registerGradient({
    kernelName,
    inputsToSave: [...gradient.savedInputs],
    outputsToSave: [...(gradient.savedOutputs ?? [])],
    gradFunc: (outputGradients, saved, attributes) => ({
      ...gradient.derive(
        (Array.isArray(outputGradients)
          ? outputGradients
          : [outputGradients]) as unknown as readonly [Signature['outputs'][0]],
        saved as unknown as Signature['saved'],
        attributes as Signature['attributes'],
      ),
    }),
  });
}

function registerOnce(kernelName: string, backendName: string, kernelFunc: tf.KernelFunc): void {
  if (tf.getKernel(kernelName, backendName) != null) return;
  tf.registerKernel({ kernelName, backendName, kernelFunc });
}
