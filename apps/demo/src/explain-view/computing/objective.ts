/** @file The loss of a graph autoencoder, taken apart. */
import type { PairDecoder } from '@latentgraph/decoders';
import { GaussianPosterior } from '@latentgraph/encoders';
import { type Graph, Random } from '@latentgraph/graph';
import {
  exactCrossEntropy,
  exactWeights,
  graphDivergence,
  reconstructionTarget,
} from '@latentgraph/losses';
import { decodeAllPairs, tensorOf } from './decoding.js';
import { type DenseMatrix, fromCsr } from './dense-matrix.js';
import type { Encoding } from './encoding.js';
import { withoutTensors } from './without-tensors.js';

export interface Objective {
  /** A + I, what the decoder shall reproduce. `[N, N]` */
  readonly labels: DenseMatrix;
  /** |A|: ones of A. */
  readonly links: number;
  readonly positiveWeight: number;
  readonly norm: number;
  /** What each pair adds to the reconstruction loss `[N, N]`. */
  readonly shares: DenseMatrix;
  /** Their sum, by `exactCrossEntropy`. */
  readonly reconstruction: number;
  /** KL divergence from the prior of each node in nats `[N]`; a point has none. */
  readonly divergences?: readonly number[];
  /** The KL term before beta: sum of the divergences over N². Of points there is none. */
  readonly divergence?: number;
  /** By how much the loss raises the logits: log posWeight. */
  readonly logOddsShift: number;
}

/** The terms of the loss for latent vectors z `[N, d]` that come from an encoding. */
export function takeApart(
  graph: Graph,
  decoder: PairDecoder,
  { encoding, z }: { encoding: Encoding; z: DenseMatrix },
): Objective {
  const target = reconstructionTarget(graph);
  const weights = exactWeights(target);
  const loss = exactCrossEntropy();
  const labels = fromCsr(target.labels);
  const { logits } = decodeAllPairs(decoder, z);
  return {
    labels,
    links: target.adjacency.nonZeros,
    ...weights,
    shares: logits.map((row, i) =>
      row.map((logit, j) => {
        const error =
          labels[i]![j] === 1 ? weights.positiveWeight * softplus(-logit) : softplus(logit);
        return (weights.norm * error) / labels.length ** 2;
      }),
    ),
    reconstruction: withoutTensors(
      () => loss.loss(tensorOf(z), decoder, target, new Random(0, 'negatives')).dataSync()[0]!,
    ),
    ...divergencesOf(encoding),
    logOddsShift: loss.logOddsShift(target),
  };
}

function divergencesOf({ mean, logStd }: Encoding): Pick<Objective, 'divergences' | 'divergence'> {
  if (logStd === undefined) return {};
  return withoutTensors(() => {
    const posterior = new GaussianPosterior(tensorOf(mean), tensorOf(logStd));
    return {
      divergences: [...posterior.klDivergence().dataSync()],
      divergence: graphDivergence(posterior).dataSync()[0]!,
    };
  });
}

/** log(1 + exp(x)), without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
