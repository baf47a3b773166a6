/** @file The page of the test: asks the worker, and tries threads itself. */
import { startThreads } from '@latentgraph/kernels';
import type { ThreadsAnswer } from './threads-worker.js';

declare global {
  interface Window {
    askWorker(threads: number | 'auto'): Promise<ThreadsAnswer>;
    askPage(threads: number | 'auto'): Promise<string>;
  }
}

const worker = new Worker('/threads-worker.js');

window.askWorker = (threads) =>
  new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<ThreadsAnswer>) => resolve(data);
    worker.postMessage(threads);
  });

window.askPage = async (threads) => {
  try {
    const { count, reason } = await startThreads(threads);
    return `${count}: ${reason}`;
  } catch (error) {
    return String(error);
  }
};
