/**
 * @file Runs before each test file: registers the backend under test, and cpu, which gives the training tests their
 * reference. `IS_TEST` makes tfjs throw where a kernel leaks a tensor.
 *
 * `@latentgraph/kernels` itself stays unloaded: in a browser, what is loaded can no longer be mocked.
 */
import '@latentgraph/backends/cpu';
import '@latentgraph/kernels/register';
import * as tf from '@tensorflow/tfjs-core';
import '../../../packages/backends/src/gradients.generated.js';
import { testedBackends } from '../../vitest/src/tested-backends.js';

const loaders: Readonly<Record<string, () => Promise<unknown>>> = {
  wasm: () => import('@latentgraph/backends/wasm'),
  webgl: () => import('@latentgraph/backends/webgl'),
  webgpu: () => import('@latentgraph/backends/webgpu'),
  tensorflow: async () => (await import('@latentgraph/backends')).useBackend('tensorflow'),
};

for (const name of testedBackends) await loaders[name]?.();

tf.env().set('IS_TEST', true);
// The tensors of tests are small: tfjs would leave them to the CPU.
for (const name of testedBackends.filter((backend) => backend.startsWith('webg'))) {
  tf.env().set(`${name.toUpperCase()}_CPU_FORWARD`, false);
}
