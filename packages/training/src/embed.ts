import type { Graph } from '@latentgraph/graph';
import type { Autoencoder, GraphAutoencoder, Samples } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { batchesInOrder } from './batches-in-order.js';

/** Latent vectors of N nodes, or of N samples, as plain numbers. */
export interface Embedding {
  /** N */
  readonly nodeCount: number;
  /** d */
  readonly dimensions: number;
  /** `[N, d]`, row-major. */
  readonly values: Float32Array;
}

/** The latent vectors of a graph's nodes: the posterior's mode, with messages over all its edges. */
export async function embed(model: GraphAutoencoder, graph: Graph): Promise<Embedding> {
  const mode = tf.tidy(() => model.posterior(graph).mode);
  const [nodeCount, dimensions] = mode.shape;
  const values = await mode.data<'float32'>();
  mode.dispose();
  return { nodeCount, dimensions, values };
}

/** The latent vectors of samples: the posterior's mode. */
export async function embedSamples(model: Autoencoder, samples: Samples): Promise<Embedding> {
  const parts: Float32Array[] = [];
  let dimensions = 0;
  for (const inputs of batchesInOrder(samples)) {
    const mode = tf.tidy(() => model.posterior(inputs).mode);
    dimensions = mode.shape[1];
    parts.push(await mode.data<'float32'>());
    mode.dispose();
  }
  const values = new Float32Array(samples.count * dimensions);
  let end = 0;
  for (const part of parts) {
    values.set(part, end);
    end += part.length;
  }
  return { nodeCount: samples.count, dimensions, values };
}
