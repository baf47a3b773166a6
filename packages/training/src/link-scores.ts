/**
 * @file The scores by which held-out links are told from other pairs. Inner products are taken of
 * the embedding in double precision: then anyone gets the same AUC and AP from the saved vectors. In
 * single precision the order of summation makes and breaks ties, which on Cora is worth 4e-6.
 */
import { InnerProductDecoder, type PairDecoder } from '@latentgraph/decoders';
import type { Graph, NodePairs } from '@latentgraph/graph';
import type { GraphAutoencoder } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { type Embedding, embed } from './embed.js';

/** Scores of pairs `[P]` by a model's decoder, with messages over all edges of `graph`. */
export async function linkScores(
  model: GraphAutoencoder,
  graph: Graph,
  pairs: NodePairs,
): Promise<Float32Array | Float64Array> {
  // A subclass may have other logits.
  if (model.decoder.constructor === InnerProductDecoder) {
    return innerProducts(await embed(model, graph), pairs);
  }
  return linkLogits(model.decoder, pairs, () => model.posterior(graph).mode);
}

function innerProducts({ values, dimensions }: Embedding, pairs: NodePairs): Float64Array {
  return Float64Array.from(pairs.sources, (source, pair) => {
    const target = pairs.targets[pair]!;
    let product = 0;
    for (let k = 0; k < dimensions; k++) {
      product += values[source * dimensions + k]! * values[target * dimensions + k]!;
    }
    return product;
  });
}

/** Logits of pairs as plain numbers `[P]`. */
export async function linkLogits(
  decoder: PairDecoder,
  pairs: NodePairs,
  latent: () => tf.Tensor2D,
): Promise<Float32Array> {
  const logits = tf.tidy(() => decoder.logits(latent(), pairs));
  const values = await logits.data<'float32'>();
  logits.dispose();
  return values;
}
