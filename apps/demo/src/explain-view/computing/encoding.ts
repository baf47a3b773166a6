/** @file What happens inside the encoder for one graph, step by step, as numbers. */
import { GaussianPosterior, type GCNEncoder, graphInput } from '@latentgraph/encoders';
import type { Graph } from '@latentgraph/graph';
import { spmm } from '@latentgraph/kernels';
import { multiplyFeatures } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import { type DenseMatrix, fromCsr, fromTensor } from './dense-matrix.js';
import { withoutTensors } from './without-tensors.js';

export interface Encoding {
  /** Ã `[N, N]` */
  readonly propagation: DenseMatrix;
  /** W of the first layer `[F, hidden]` */
  readonly weight: DenseMatrix;
  /** X W `[N, hidden]`: what each node sends. */
  readonly messages: DenseMatrix;
  /** Ã X W `[N, hidden]`: what each node has received. */
  readonly sums: DenseMatrix;
  /** relu(Ã X W) `[N, hidden]` */
  readonly hidden: DenseMatrix;
  /** Mean of each node's Gaussian; of a GAE its point. `[N, d]` */
  readonly mean: DenseMatrix;
  /** Logarithm of its standard deviations `[N, d]`; a GAE has none. */
  readonly logStd?: DenseMatrix;
}

/** Runs a graph through an encoder with one hidden layer. */
export function encodeGraph(encoder: GCNEncoder, graph: Graph): Encoding {
  return withoutTensors(() => {
    const input = graphInput(graph);
    const weight = firstWeight(encoder);
    const messages = multiplyFeatures(input.features, weight);
    const sums = spmm(input.propagation, messages);
    const posterior = encoder.encode(input);
    return {
      propagation: fromCsr(input.propagation),
      weight: fromTensor(weight),
      messages: fromTensor(messages),
      sums: fromTensor(sums),
      hidden: fromTensor(tf.relu(sums)),
      mean: fromTensor(posterior.mode),
      ...(posterior instanceof GaussianPosterior && { logStd: fromTensor(posterior.logStd) }),
    };
  });
}

/** One term of the sum in a cell of Ã X W. */
export interface Message {
  /** Node it comes from; the receiver itself is among them. */
  readonly sender: number;
  /** Ã[receiver, sender] */
  readonly share: number;
  /** (X W)[sender, column] */
  readonly content: number;
  /** share * content */
  readonly term: number;
}

/** The terms whose sum is (Ã X W)[receiver, column]. */
export function messagesTo(
  { propagation, messages }: Encoding,
  receiver: number,
  column: number,
): Message[] {
  return propagation[receiver]!.flatMap((share, sender) => {
    const content = messages[sender]![column]!;
    return share === 0 ? [] : [{ sender, share, content, term: share * content }];
  });
}

function firstWeight(encoder: GCNEncoder): tf.Tensor2D {
  const weight = encoder.parameters().get('trunk.layer0.weight');
  if (weight === undefined) throw new Error('the encoder has no hidden layer');
  return tf.reshape(weight, [weight.shape[0]!, weight.shape[1]!]);
}
