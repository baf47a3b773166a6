/**
 * @file A program of its own: starts the backend named by its first argument, measures it, and tells its
 * parent. What it may do to its process - crash, hang - happens here and nowhere else; see try-backend.ts.
 */
import { useBackend } from '@latentgraph/backends';
import { LatentGraphError } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { measureBackend } from './benchmark.js';
import type { TrialMessage } from './trial-message.js';

const [name = 'auto', measure] = process.argv.slice(2);

try {
  const { threadsReason, ...choice } = await useBackend(name);
  await tell({
    kind: 'started',
    backend: {
      ...choice,
      ...(threadsReason !== undefined && { threadsReason }),
      simd: await hasSimd(choice.name),
    },
  });
  if (measure === 'measure') await tell({ kind: 'measured', speed: measureBackend() });
} catch (error) {
  await tell({
    kind: 'failed',
    ...(LatentGraphError.isInstance(error) && { code: error.code }),
    message: error instanceof Error ? error.message : String(error),
  });
}
// Threads that wait for work would keep the process.
process.exit(0);

/** Whether the backend's own operations use vector instructions; the kernels always do. */
async function hasSimd(backend: string): Promise<boolean> {
  if (backend === 'wasm') return Boolean(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'));
  return backend !== 'cpu';
}

/** Sends a message and waits until it is on its way: the next step may end the process. */
function tell(message: TrialMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    if (process.send === undefined) {
      throw new Error('this program is started by latentgraph doctor, with a channel to it');
    }
    process.send(message, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });
}
