/**
 * @file Hits@k of a link predictor.
 */
import { checkNotNaN, checkWholeNumber } from './check-arguments.js';
import { MetricError } from './errors.js';

/**
 * The share of positive links that score strictly higher than the k-th highest negative: how often a
 * true link would stand among the first k of a list of all negatives (Hu et al., "Open Graph
 * Benchmark", NeurIPS 2020). A tie with the k-th negative is no hit. With fewer than k negatives
 * every positive is one.
 *
 * scikit-learn has no such function; the Open Graph Benchmark's `Evaluator` gives the same.
 *
 * @param positives scores of true links, `[p]`
 * @param negatives scores of the negatives they are ranked against, `[n]`
 * @param k rank that still counts, from 1
 * @returns a fraction in [0, 1]
 * @throws MetricError `invalid-argument` for a NaN score or a k that is no whole number from 1;
 *   `undefined-metric` without positives
 */
export function hitsAtK(
  positives: ArrayLike<number>,
  negatives: ArrayLike<number>,
  k: number,
): number {
  checkNotNaN('hitsAtK', 'positives', positives);
  checkNotNaN('hitsAtK', 'negatives', negatives);
  checkWholeNumber('hitsAtK', 'k', k, 1);
  if (positives.length === 0) {
    throw new MetricError('undefined-metric', 'hitsAtK: positives are empty');
  }
  if (negatives.length < k) return 1;
  const threshold = Float64Array.from(negatives).sort()[negatives.length - k]!;
  let hits = 0;
  for (let p = 0; p < positives.length; p++) {
    if (positives[p]! > threshold) hits++;
  }
  return hits / positives.length;
}
