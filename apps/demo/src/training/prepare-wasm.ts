/** @file Tells tfjs's wasm backend where its files are: the build gives them names of its own. */
import { locateWasmFiles } from '@latentgraph/backends/wasm';
import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';

export function prepareWasm(): void {
  locateWasmFiles({ plain, simd });
}
