/**
 * @file Average precision.
 */
import { forEachThreshold, rankBinary } from './binary-ranking.js';
import { MetricError } from './errors.js';

/**
 * Average precision: precision at each distinct score used as threshold, from high to low, weighted
 * by the recall it adds,
 *
 *   AP = sum_k (recall_k - recall_{k-1}) * precision_k.
 *
 * Equal scores are one threshold, so the order of the input does not matter. There is no
 * interpolation. Chance is the share of positives. In O(n log n). Infinite scores are ordered as
 * numbers are. scikit-learn: `average_precision_score(labels, scores)`, which returns 0 where this
 * throws for want of positives.
 *
 * @param labels 0 or 1, `[n]`
 * @param scores any increasing function of the belief in label 1 (logits or probabilities), `[n]`
 * @returns a fraction in (0, 1]
 * @throws MetricError `invalid-argument` for unequal lengths, other labels or a NaN score;
 *   `undefined-metric` without a positive
 */
export function averagePrecision(labels: ArrayLike<number>, scores: ArrayLike<number>): number {
  const ranking = rankBinary('averagePrecision', labels, scores);
  const positiveCount = ranking.positives.length;
  if (positiveCount === 0) {
    throw new MetricError(
      'undefined-metric',
      `averagePrecision: needs at least one label 1 among the ${labels.length}`,
    );
  }
  let sum = 0;
  let positives = 0;
  let predicted = 0;
  forEachThreshold(ranking, (positivesHere, negativesHere) => {
    positives += positivesHere;
    predicted += positivesHere + negativesHere;
    sum += positivesHere * (positives / predicted);
  });
  return sum / positiveCount;
}
