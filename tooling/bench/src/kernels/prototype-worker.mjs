/** @file A further thread of the prototype: waits for a round, does its part, waits again. */
import { parentPort, workerData } from 'node:worker_threads';
import { control } from './prototype-control.mjs';
import { prototypeExports } from './prototype-exports.mjs';

/** @type {import('./prototype-control.mjs').ThreadSetting} */
const { module, memory, width, controlAt, args } = workerData;
const words = new Int32Array(memory.buffer, controlAt, control.WORDS);
const { par } = prototypeExports(module, memory, width);
let round = Atomics.load(words, control.ROUND);
parentPort?.postMessage('ready');
for (;;) {
  Atomics.wait(words, control.ROUND, round);
  round = Atomics.load(words, control.ROUND);
  if (Atomics.load(words, control.STOP) === 1) break;
  par(...args);
}
