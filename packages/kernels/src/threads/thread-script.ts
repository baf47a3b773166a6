/**
 * @file What a thread runs, in a Node worker or a web worker: it sleeps until there is a job, works on it, and
 * sleeps again. Bundled to a string by `assembly/build.mjs`, so that there is no file to find.
 */
import {
  type ControlBlock,
  controlBlockAt,
  kernelNames,
  type PieceKernel,
  place,
  workOn,
} from './control-block.js';

/** What a thread is given at its start. */
export interface ThreadData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Where the control block begins. */
  readonly control: number;
  /** From 1: the caller's own thread is 0. */
  readonly index: number;
}

/** Turns around the loop before a thread sleeps: jobs of one training step follow each other closely. */
const turnsBeforeSleep = 2000;

function runThread({ module, memory, control, index }: ThreadData, onReady: () => void): never {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  (exports.threadIndex as WebAssembly.Global).value = index;
  const kernels = kernelNames(module).map((name) => exports[name] as PieceKernel);
  // A shared memory's buffer is a SharedArrayBuffer, which the types do not know.
  const block = controlBlockAt(memory.buffer as unknown as SharedArrayBuffer, control);
  onReady();
  for (;;) {
    waitForWork(block);
    workOn(block, (kernel) => kernels[kernel]!);
  }
}

function waitForWork({ integers }: ControlBlock): void {
  for (let turn = 0; turn < turnsBeforeSleep; turn++) {
    if (Atomics.load(integers, place.remaining) !== 0) return;
  }
  Atomics.wait(integers, place.remaining, 0);
}

const nodeThread = globalThis.process?.getBuiltinModule?.('node:worker_threads');
if (nodeThread) {
  const data: ThreadData = nodeThread.workerData;
  runThread(data, () => nodeThread.parentPort?.postMessage('ready'));
} else {
  globalThis.onmessage = ({ data }: MessageEvent<ThreadData>) => {
    runThread(data, () => globalThis.postMessage('ready'));
  };
}
