/**
 * @file Registers TensorFlow.js's `wasm` backend in its single-threaded form.
 *
 * Threads stay off: minifiers break tfjs-wasm's threaded build under cross-origin isolation, and
 * in Node it has none. The flag counts only before the backend starts, so it is set on import.
 */

import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env } from '@tensorflow/tfjs-core';
import { shareClones } from './share-clones.js';

env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
shareClones();

/** Addresses of the files of tfjs's wasm backend, in `wasm-out` of its package. */
export interface WasmFiles {
  /** Of `tfjs-backend-wasm.wasm`. */
  readonly plain: string;
  /** Of `tfjs-backend-wasm-simd.wasm`. */
  readonly simd: string;
}

/**
 * Says where a bundler has put the files of the wasm backend; by default they are looked for beside the
 * page's script. To be called before `useBackend`.
 * @param files absolute addresses, or such as are relative to the page or the worker that calls
 */
export function locateWasmFiles({ plain, simd }: WasmFiles): void {
  const absolute = (address: string): string => new URL(address, globalThis.location?.href).href;
  setWasmPaths({
    'tfjs-backend-wasm.wasm': absolute(plain),
    'tfjs-backend-wasm-simd.wasm': absolute(simd),
    // Must be there, and is never loaded: LatentGraph's kernels bring their own threads.
    'tfjs-backend-wasm-threaded-simd.wasm': absolute(simd),
  });
}
