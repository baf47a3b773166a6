/** @file Runs in a web worker: a loss and its gradient with as many threads as the page asks for. */
import { useBackend } from '@latentgraph/backends';
import { barabasiAlbert, Random } from '@latentgraph/graph';
import { allPairsCrossEntropy, randomNormal } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';

/** What the worker answers. */
export interface ThreadsAnswer {
  readonly threads?: number;
  readonly threadsReason?: string;
  /** The loss, then the gradient. */
  readonly numbers?: readonly number[];
  readonly error?: string;
}

async function answer(threads: number | 'auto'): Promise<ThreadsAnswer> {
  try {
    const choice = await useBackend('cpu', { threads });
    const { adjacency } = barabasiAlbert({ nodeCount: 600, edgesPerNode: 3 });
    const z = randomNormal([600, 8], new Random(1, 'latent'));
    const loss = (x: tf.Tensor) => allPairsCrossEntropy(x as tf.Tensor2D, adjacency);
    const { value, grad } = tf.valueAndGrad(loss)(z);
    return { ...choice, numbers: [...(await value.data()), ...(await grad.data())] };
  } catch (error) {
    return { error: String(error) };
  }
}

globalThis.onmessage = async ({ data }: MessageEvent<number | 'auto'>) => {
  globalThis.postMessage(await answer(data));
};
