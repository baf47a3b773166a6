/** @file What this machine can do at best, as contestants of the kernels. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { workspace } from '../folders.mjs';
import { compile } from './compile.mjs';
import { limitExports, limitWords, takePieces } from './limit-exports.mjs';

/**
 * @typedef {object} Work What a call of a kernel does.
 * @property {'operations' | 'bytes'} of
 * @property {number} amount
 */

const PAGE = 65_536;
const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
/** Long enough for a clock, and no longer. */
const LEAST_OPERATIONS = 2e7;
/** Short beside a call, long beside taking one: of `LEAST_OPERATIONS`, 5 microseconds each. */
const PIECES_PER_THREAD = 64;

/** @returns {Promise<string>} Path of the compiled loops. */
export function compileLimits() {
  return compile(join(workspace, 'tooling', 'bench', 'assembly', 'limits.ts'), options);
}

/**
 * @param {string} binary
 * @param {Work} work
 * @param {number} threads That run at once; memory is one for all, and has one.
 * @returns {Promise<{ run: () => void, amount: number }>} A call, and how much work it does: of operations a
 *   fixed number for each thread, of bytes as many as the kernel moves, half of them read and half written.
 */
export async function createLimit(binary, { of, amount }, threads) {
  if (of === 'operations') return createOperationsLimit(binary, threads);
  const { memory, copy } = limitExports(readFileSync(binary));
  if (!(memory instanceof WebAssembly.Memory)) throw new TypeError('limits.ts exports no memory');
  const bytes = Math.ceil(amount / 2 / 64) * 64;
  const missing = 2 * bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return { run: () => copy(bytes), amount: 2 * bytes };
}

/**
 * @param {string} binary
 * @param {number} threads
 * @param {number} [operations] For each thread in a call.
 * @returns {Promise<{ run: () => void, amount: number }>} A call, and the operations of all threads.
 */
export async function createOperationsLimit(binary, threads, operations = LEAST_OPERATIONS) {
  const exports = limitExports(readFileSync(binary));
  const operationsPerRound = Number(exports.OPERATIONS_PER_ROUND.value);
  const pieces = threads * PIECES_PER_THREAD;
  const rounds = Math.ceil(operations / PIECES_PER_THREAD / operationsPerRound);
  const job = { pieces, rounds };
  const words = new Int32Array(new SharedArrayBuffer(4 * limitWords.COUNT));
  for (let thread = 1; thread < threads; thread++) {
    const workerData = { binary, job, words };
    const worker = new Worker(new URL('./limit-worker.mjs', import.meta.url), { workerData });
    await once(worker, 'message');
    worker.unref();
  }
  const run = () => {
    Atomics.store(words, limitWords.DONE, 0);
    Atomics.store(words, limitWords.NEXT, 0);
    Atomics.add(words, limitWords.CALL, 1);
    Atomics.notify(words, limitWords.CALL);
    takePieces(exports, words, job);
    while (Atomics.load(words, limitWords.DONE) < pieces);
  };
  return { run, amount: pieces * rounds * operationsPerRound };
}
