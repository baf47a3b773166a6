/**
 * @file The prototype of the all-pairs kernel, which ours is measured by: compiled as its build script
 * does, and driven by as many threads as asked for.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { shared } from '../folders.mjs';
import { compile } from './compile.mjs';
import { control } from './prototype-control.mjs';
import { prototypeExports } from './prototype-exports.mjs';

const source = join(shared, 'prototypes', 'all-pairs.ts');
/** Tiles of 64 x 64, a polynomial of degree 5, no FMA, no pass left out, width at run time. */
const constants = { TI: 64, TJ: 64, DEG: 5, FMA: 0, SKIP: 0 };
const options = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'threads'],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '16384'],
  ...Object.entries(constants).flatMap(([name, value]) => ['--use', `${name}=${value}`]),
];
const PAGE = 65_536;
const MAXIMUM_PAGES = 16_384;
const ALIGNMENT = 64;
/** The prototype's fixed number of pieces of work. */
const CHUNKS = 8;
const SCRATCH_BYTES = 65_536;
const INTEGER_BYTES = 4;

/** Path of the compiled prototype, where its source is. @returns {Promise<string | undefined>} */
export async function compilePrototype() {
  return existsSync(source) ? compile(source, options) : undefined;
}

/**
 * @typedef {object} Prototype
 * @property {() => number} run The sum over all pairs of softplus, with its gradient.
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} binary
 * @param {{ z: Float32Array, nodes: number, width: number, threads: number }} input `width` is a
 *   multiple of 8.
 * @returns {Promise<Prototype>}
 */
export async function startPrototype(binary, { z, nodes, width, threads }) {
  const padded = Math.ceil(nodes / 8) * 8;
  const places = layout(padded, width, threads);
  const memory = new WebAssembly.Memory({
    initial: Math.ceil(places.end / PAGE) + 1,
    maximum: MAXIMUM_PAGES,
    shared: true,
  });
  const module = new WebAssembly.Module(readFileSync(binary));
  const exports = prototypeExports(module, memory, width);
  const words = new Int32Array(memory.buffer, places.control, control.WORDS);
  const argsOf = (/** @type {number} */ thread) => [
    ...[places.packed, places.rows, places.partial, places.values],
    ...[places.scratch + thread * SCRATCH_BYTES, places.sums, places.gradient],
    ...[padded, CHUNKS, places.control],
  ];
  const workers = await Promise.all(
    Array.from({ length: threads - 1 }, (_, k) =>
      startWorker({ module, memory, width, controlAt: places.control, args: argsOf(k + 1) }),
    ),
  );
  const wake = () => {
    Atomics.add(words, control.ROUND, 1);
    Atomics.notify(words, control.ROUND);
  };
  return {
    run() {
      new Float32Array(memory.buffer, places.z, z.length).set(z);
      exports.pack(places.z, places.packed, places.rows, nodes, 0, padded);
      exports.zsum(places.z, places.sums, nodes);
      for (let k = control.FIRST_COUNTER; k <= control.THREADS_DONE; k++)
        Atomics.store(words, k, 0);
      if (threads > 1) wake();
      exports.par(...argsOf(0));
      exports.waitEq(places.control + control.THREADS_DONE * INTEGER_BYTES, threads);
      return exports.value(places.sums, places.values, CHUNKS, nodes, padded);
    },
    async close() {
      Atomics.store(words, control.STOP, 1);
      wake();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Where what lies in memory. @param {number} padded @param {number} width @param {number} threads */
function layout(padded, width, threads) {
  const matrix = padded * width * Float32Array.BYTES_PER_ELEMENT;
  // The first page is the module's own.
  let end = PAGE;
  const place = (/** @type {number} */ bytes) => {
    const start = end;
    end = Math.ceil((start + bytes) / ALIGNMENT) * ALIGNMENT;
    return start;
  };
  const places = {
    control: place(control.WORDS * INTEGER_BYTES),
    z: place(matrix),
    packed: place(matrix),
    rows: place(matrix),
    gradient: place(matrix),
    partial: place(matrix * CHUNKS),
    values: place(CHUNKS * Float64Array.BYTES_PER_ELEMENT),
    sums: place(width * Float64Array.BYTES_PER_ELEMENT),
    scratch: place(threads * SCRATCH_BYTES),
  };
  return { ...places, end };
}

/** @type {(setting: import('./prototype-control.mjs').ThreadSetting) => Promise<Worker>} */
async function startWorker(setting) {
  const worker = new Worker(new URL('./prototype-worker.mjs', import.meta.url), {
    workerData: setting,
  });
  await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  return worker;
}
