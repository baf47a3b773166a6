import type { Graph } from '@latentgraph/graph';
import type { GraphAutoencoder } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';

/** Latent vectors of N nodes as plain numbers. */
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
