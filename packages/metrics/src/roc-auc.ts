/**
 * @file Area under the ROC curve.
 */
import { forEachThreshold, rankBinary } from './binary-ranking.js';
import { MetricError } from './errors.js';

/**
 * Area under the receiver operating characteristic: the probability that a random positive scores
 * higher than a random negative, a tie counting one half,
 *
 *   AUC = (pairs with score+ > score-  +  1/2 pairs with score+ = score-) / (P * N).
 *
 * The pairs are counted exactly, in O(n log n). 0.5 is chance, whatever the shares of the classes.
 * Infinite scores are ordered as numbers are. scikit-learn: `roc_auc_score(labels, scores)`.
 *
 * @param labels 0 or 1, `[n]`
 * @param scores any increasing function of the belief in label 1 (logits or probabilities), `[n]`
 * @returns a fraction in [0, 1]
 * @throws MetricError `invalid-argument` for unequal lengths, other labels or a NaN score;
 *   `undefined-metric` unless both classes occur
 */
export function rocAuc(labels: ArrayLike<number>, scores: ArrayLike<number>): number {
  const ranking = rankBinary('rocAuc', labels, scores);
  const { positives, negatives } = ranking;
  if (positives.length === 0 || negatives.length === 0) {
    throw new MetricError(
      'undefined-metric',
      `rocAuc: needs both labels 0 and 1, got ${negatives.length} zeros and ${positives.length} ones`,
    );
  }
  // Counted in half pairs: whole numbers, so nothing rounds.
  let halfPairs = 0;
  let positivesAbove = 0;
  forEachThreshold(ranking, (positivesHere, negativesHere) => {
    halfPairs += (2 * positivesAbove + positivesHere) * negativesHere;
    positivesAbove += positivesHere;
  });
  return halfPairs / 2 / (positives.length * negatives.length);
}
