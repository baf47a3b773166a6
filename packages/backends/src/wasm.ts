/**
 * @file Registers TensorFlow.js's `wasm` backend in its single-threaded form.
 *
 * Threads stay off: minifiers break tfjs-wasm's threaded build under cross-origin isolation, and
 * in Node it has none. The flag counts only before the backend starts, so it is set on import.
 */
import { env } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
import { shareClones } from './share-clones.js';

env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
shareClones();
