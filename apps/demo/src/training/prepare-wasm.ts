/** @file Tells tfjs's wasm backend where its module is, next to this script: the build gives it a name of its own. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';

export function prepareWasm(): void {
  const absolute = (url: string): string => new URL(url, self.location.href).href;
  setWasmPaths({
    'tfjs-backend-wasm.wasm': absolute(plain),
    'tfjs-backend-wasm-simd.wasm': absolute(simd),
    // Must be there, and is not loaded: LatentGraph's kernels bring their own threads.
    'tfjs-backend-wasm-threaded-simd.wasm': absolute(simd),
  });
}
