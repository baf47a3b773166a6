/** @file Threads by web workers. */
import type { ThreadHost } from './thread-host.js';

export const threadHost: ThreadHost = {
  availableThreads: () => navigator.hardwareConcurrency,
  obstacle() {
    if (typeof document !== 'undefined') {
      return "a page's main thread may not wait for threads; train in a web worker";
    }
    if (!globalThis.crossOriginIsolated) {
      return 'the page is not cross-origin isolated; serve it with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp';
    }
    return undefined;
  },
  start(script, data, onEnd) {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    return new Promise((resolve, reject) => {
      const worker = new Worker(url);
      worker.onmessage = () => {
        URL.revokeObjectURL(url);
        resolve({ terminate: () => worker.terminate() });
      };
      worker.onerror = ({ message }) => {
        URL.revokeObjectURL(url);
        reject(new Error(message || 'the worker did not start'));
        onEnd(message || 'it ended with an error');
      };
      worker.postMessage(data);
    });
  },
};
