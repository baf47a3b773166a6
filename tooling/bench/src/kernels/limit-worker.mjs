/** @file A further thread of a limit: waits for a round, does as much as the others, waits again. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { limitExports, limitWords } from './limit-exports.mjs';

/** @type {{ binary: string, rounds: number, words: Int32Array }} */
const { binary, rounds, words } = workerData;
const { multiplyAdd } = limitExports(readFileSync(binary));
let round = Atomics.load(words, limitWords.ROUND);
parentPort?.postMessage('ready');
for (;;) {
  Atomics.wait(words, limitWords.ROUND, round);
  round = Atomics.load(words, limitWords.ROUND);
  multiplyAdd(rounds);
  Atomics.add(words, limitWords.DONE, 1);
}
