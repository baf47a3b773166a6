import type { EdgeSplit, LinkSet, NodePairs } from '@latentgraph/graph';
import { averagePrecision, rocAuc } from '@latentgraph/metrics';
import type { GraphAutoencoder } from '@latentgraph/models';
import { TrainingError } from './errors.js';
import { linkScores } from './link-scores.js';

/** How well held-out links are told from pairs without a link; both from 0 to 1. */
export interface LinkMetrics {
  /** Area under the receiver operating characteristic. */
  readonly auc: number;
  /** Average precision. */
  readonly ap: number;
}

/**
 * Scores a part of a split. Messages pass over training edges only, and latent vectors are the
 * posterior's mode (Kipf & Welling, "Variational Graph Auto-Encoders", 2016).
 *
 * @param part @default 'test'
 * @throws TrainingError `nothing-to-evaluate` where the part holds no edges, `diverged` where the
 * model's logits are not finite
 */
export async function evaluateLinks(
  model: GraphAutoencoder,
  split: EdgeSplit,
  part: 'validation' | 'test' = 'test',
): Promise<LinkMetrics> {
  const { positives, negatives }: LinkSet = split[part];
  const positiveCount = positives.sources.length;
  if (positiveCount === 0) {
    throw new TrainingError(
      'nothing-to-evaluate',
      `the ${part} part of the split is empty; split with a larger ${part} fraction`,
    );
  }
  const pairs: NodePairs = {
    sources: concatenate(positives.sources, negatives.sources),
    targets: concatenate(positives.targets, negatives.targets),
  };
  const scores = await linkScores(model, split.train, pairs);
  if (!scores.every(Number.isFinite)) {
    throw new TrainingError(
      'diverged',
      "the model's logits are not finite: training diverged; try a smaller learning rate, and check the features for huge values",
    );
  }
  const labels = Uint8Array.from(scores, (_, pair) => (pair < positiveCount ? 1 : 0));
  return { auc: rocAuc(labels, scores), ap: averagePrecision(labels, scores) };
}

function concatenate(first: Uint32Array, second: Uint32Array): Uint32Array {
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
