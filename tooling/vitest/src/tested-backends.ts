/**
 * @file The backends that numeric tests run on, in one place: `describe.each(testedBackends)`. With `npm test`
 * they are `cpu` and `wasm`, with `npm run test:backends` each in turn; `testedBackends` in a config of vitest.
 */
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    testedBackends: readonly string[];
  }
}

/** Names of backends, as `tf.setBackend` takes them. */
export const testedBackends = inject('testedBackends');

/**
 * Whether a backend computes on a GPU, by the kernels' portable forms. What only the forms in WebAssembly promise is
 * not tested there: digits of terms that are nearly nothing, sums as if in float64, infinity (neither GLSL nor WGSL
 * keeps it), and the same bits again.
 */
export function isOnGpu(backend: string): boolean {
  return backend === 'webgl' || backend === 'webgpu';
}

/** Those that promise the same bits for the same seed. */
export const repeatableBackends = testedBackends.filter(
  (name) => name === 'cpu' || name === 'wasm',
);

/** How often a property is tried on a backend. */
export function propertyRuns(backend: string): number {
  return isOnGpu(backend) ? 5 : 50;
}

/** Of many sizes of one case, those tried on a backend: on a GPU the first and the last. */
export function sizesTried<Size>(backend: string, sizes: readonly Size[]): readonly Size[] {
  return isOnGpu(backend) ? sizes.filter((_, k) => k === 0 || k === sizes.length - 1) : sizes;
}
