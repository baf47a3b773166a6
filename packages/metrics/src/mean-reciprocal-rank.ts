/**
 * @file Mean reciprocal rank of a link predictor.
 */
import { checkNotNaN, checkWholeNumber } from './check-arguments.js';
import { MetricError } from './errors.js';

/** Options of `meanReciprocalRank`. */
export interface ReciprocalRankOptions {
  /**
   * Number of negatives that belong to each positive. `negatives` is then row-major `[p, n]`: row i
   * holds the negatives of positive i. Absent: every positive is ranked against all negatives.
   */
  readonly negativesPerPositive?: number;
}

/**
 * The mean over positive links of 1 / rank, where
 *
 *   rank = 1 + (negatives that score higher) + 1/2 (negatives that score the same),
 *
 * the mean of the best and the worst rank that ties allow (as the Open Graph Benchmark does). 1 if
 * every positive beats its negatives. Without ties it equals scikit-learn's
 * `label_ranking_average_precision_score` with one true label in each row. In O((p + n) log n).
 *
 * @param positives scores of true links, `[p]`
 * @param negatives scores of negatives, `[n]` for all positives or `[p, n]` row-major
 * @returns a fraction in (0, 1]
 * @throws MetricError `invalid-argument` for a NaN score or a number of negatives that is not p
 *   times `negativesPerPositive`; `undefined-metric` without positives
 */
export function meanReciprocalRank(
  positives: ArrayLike<number>,
  negatives: ArrayLike<number>,
  { negativesPerPositive }: ReciprocalRankOptions = {},
): number {
  checkNotNaN('meanReciprocalRank', 'positives', positives);
  checkNotNaN('meanReciprocalRank', 'negatives', negatives);
  if (positives.length === 0) {
    throw new MetricError('undefined-metric', 'meanReciprocalRank: positives are empty');
  }
  const scores = Float64Array.from(negatives);
  const rankOf =
    negativesPerPositive === undefined
      ? rankAmongAll(scores)
      : rankAmongOwn(positives.length, scores, negativesPerPositive);
  let sum = 0;
  for (let p = 0; p < positives.length; p++) sum += 1 / rankOf(positives[p]!, p);
  return sum / positives.length;
}

function rankAmongAll(negatives: Float64Array): (score: number) => number {
  const sorted = negatives.sort();
  return (score) => {
    const lower = countWhile(sorted, (negative) => negative < score);
    const notHigher = countWhile(sorted, (negative) => negative <= score);
    return 1 + (sorted.length - notHigher) + (notHigher - lower) / 2;
  };
}

/** Length of the longest beginning of `sorted` in which `holds` is true, by bisection. */
function countWhile(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rankAmongOwn(
  positiveCount: number,
  negatives: Float64Array,
  negativesPerPositive: number,
): (score: number, positive: number) => number {
  checkWholeNumber('meanReciprocalRank', 'negativesPerPositive', negativesPerPositive, 0);
  if (negatives.length !== positiveCount * negativesPerPositive) {
    throw new MetricError(
      'invalid-argument',
      `meanReciprocalRank: ${positiveCount} positives with ${negativesPerPositive} negatives each need ${positiveCount * negativesPerPositive} negatives, got ${negatives.length}`,
    );
  }
  return (score, positive) => {
    let rank = 1;
    for (let k = 0; k < negativesPerPositive; k++) {
      const negative = negatives[positive * negativesPerPositive + k]!;
      if (negative > score) rank += 1;
      else if (negative === score) rank += 1 / 2;
    }
    return rank;
  };
}
