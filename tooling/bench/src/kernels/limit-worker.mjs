/** @file A further thread of a limit: waits for a call, takes pieces while there are some, waits again. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { limitExports, limitWords, takePieces } from './limit-exports.mjs';

/** @type {{ binary: string, job: { pieces: number, rounds: number }, words: Int32Array }} */
const { binary, job, words } = workerData;
const exports = limitExports(readFileSync(binary));
let call = Atomics.load(words, limitWords.CALL);
parentPort?.postMessage('ready');
for (;;) {
  Atomics.wait(words, limitWords.CALL, call);
  call = Atomics.load(words, limitWords.CALL);
  takePieces(exports, words, job);
}
