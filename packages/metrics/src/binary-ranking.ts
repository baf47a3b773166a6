/**
 * @file What the ranking metrics share: scores sorted, apart for positives and negatives, and
 * walked from the highest to the lowest, equal scores in one step.
 */
import { checkBinary, checkNotNaN, checkParallel } from './check-arguments.js';

/** Scores of one class each, from low to high. */
export interface BinaryRanking {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

/**
 * Sorts `scores` by class, in O(n log n).
 * @throws MetricError `invalid-argument` unless there are as many labels as scores, all labels are
 *   0 or 1 and no score is NaN; `undefined-metric` if there are none
 */
export function rankBinary(
  metric: string,
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
): BinaryRanking {
  checkParallel(metric, ['labels', labels], ['scores', scores]);
  checkBinary(metric, 'labels', labels);
  checkNotNaN(metric, 'scores', scores);
  const positives = new Float64Array(scores.length);
  const negatives = new Float64Array(scores.length);
  let positiveCount = 0;
  for (let k = 0; k < scores.length; k++) {
    const score = scores[k]!;
    if (labels[k] === 1) positives[positiveCount++] = score;
    else negatives[k - positiveCount] = score;
  }
  // Typed arrays sort by number without a comparison function, several times faster than with one.
  return {
    positives: positives.subarray(0, positiveCount).sort(),
    negatives: negatives.subarray(0, scores.length - positiveCount).sort(),
  };
}

/**
 * Visits the distinct scores from high to low with the number of positives and of negatives that
 * have exactly this score.
 */
export function forEachThreshold(
  { positives, negatives }: BinaryRanking,
  visit: (positivesHere: number, negativesHere: number) => void,
): void {
  let p = positives.length;
  let n = negatives.length;
  while (p > 0 || n > 0) {
    const score = Math.max(
      p > 0 ? positives[p - 1]! : Number.NEGATIVE_INFINITY,
      n > 0 ? negatives[n - 1]! : Number.NEGATIVE_INFINITY,
    );
    const pBefore = p;
    const nBefore = n;
    while (p > 0 && positives[p - 1] === score) p--;
    while (n > 0 && negatives[n - 1] === score) n--;
    visit(pBefore - p, nBefore - n);
  }
}
