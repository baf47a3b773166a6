/**
 * @file Adjusted Rand index of two clusterings.
 */
import { contingencyTable } from './contingency-table.js';

/**
 * The share of pairs of items on which two clusterings agree (together in both, or apart in both),
 * corrected for chance (Hubert & Arabie, "Comparing partitions", Journal of Classification 2, 1985),
 *
 *   ARI = (index - expected index) / (maximum index - expected index).
 *
 * 1 for the same clustering, whatever the names of the clusters; 0 on average for random ones; it may
 * be negative. Where the formula is 0 / 0 (each clustering one cluster, or all singletons) the two
 * are the same: 1. scikit-learn: `adjusted_rand_score(labels, clusters)`.
 *
 * @param labels cluster of each item in one clustering, `[n]`, any numbers
 * @param clusters cluster of each item in the other, `[n]`
 * @returns a number in [-0.5, 1]
 * @throws MetricError `invalid-argument` for unequal lengths; `undefined-metric` for empty ones
 */
export function adjustedRandIndex(labels: ArrayLike<number>, clusters: ArrayLike<number>): number {
  const { total, first, second, cells } = contingencyTable('adjustedRandIndex', labels, clusters);
  const togetherInBoth = pairsWithin(cells.counts);
  const togetherInFirst = pairsWithin(first);
  const togetherInSecond = pairsWithin(second);
  const onlyFirst = togetherInFirst - togetherInBoth;
  const onlySecond = togetherInSecond - togetherInBoth;
  if (onlyFirst === 0 && onlySecond === 0) return 1;
  const apartInBoth = (total * (total - 1)) / 2 - togetherInBoth - onlyFirst - onlySecond;
  return (
    (2 * (togetherInBoth * apartInBoth - onlyFirst * onlySecond)) /
    (togetherInFirst * (onlyFirst + apartInBoth) + togetherInSecond * (onlySecond + apartInBoth))
  );
}

function pairsWithin(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
