/** @file Threads by `node:worker_threads`. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ThreadHost } from '../thread-host.js';

export const threadHost: ThreadHost = {
  availableThreads: availableParallelism,
  obstacle: () => undefined,
  start(script, workerData, onEnd) {
    return new Promise((resolve, reject) => {
      // The caller's flags, such as a loader for TypeScript, would only make the start slower.
      const worker = new Worker(script, { eval: true, workerData, execArgv: [] });
      worker.once('message', () => {
        worker.unref();
        resolve({ terminate: () => void worker.terminate() });
      });
      worker.once('error', (error) => {
        reject(error);
        onEnd(error.message);
      });
      worker.once('exit', (code) => {
        reject(new Error(`the thread ended with exit code ${code}`));
        onEnd(`it ended with exit code ${code}`);
      });
    });
  },
};
