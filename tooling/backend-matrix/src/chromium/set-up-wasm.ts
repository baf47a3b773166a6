import '@latentgraph/backends/cpu';
import '@latentgraph/backends/wasm';
import '@latentgraph/kernels/register';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { inject } from 'vitest';
declare module 'vitest' {
  interface ProvidedContext { wasmFolder: string; }
}
setWasmPaths(inject('wasmFolder'));
tf.env().set('IS_TEST', true);
