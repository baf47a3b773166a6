/** @file Runs first in Chromium: tells tfjs's wasm backend where its files are served. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the files of tfjs-backend-wasm on the server, with a final slash. */
    wasmFolder: string;
  }
}

setWasmPaths(inject('wasmFolder'));
