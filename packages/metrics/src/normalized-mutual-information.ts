/**
 * @file Normalized mutual information of two clusterings.
 */
import { contingencyTable } from './contingency-table.js';

/**
 * Mutual information of two clusterings over the mean of their entropies,
 *
 *   NMI = I(U; V) / ((H(U) + H(V)) / 2).
 *
 * 1 if each determines the other, 0 if they are independent; the names of the clusters do not
 * matter. Not corrected for chance: many small clusters score above 0 by luck (see
 * `adjustedRandIndex`). Two clusterings of one cluster each agree: 1. scikit-learn:
 * `normalized_mutual_info_score(labels, clusters)` with its default, the arithmetic mean.
 *
 * @param labels cluster of each item in one clustering, `[n]`, any numbers
 * @param clusters cluster of each item in the other, `[n]`
 * @returns a fraction in [0, 1]
 * @throws MetricError `invalid-argument` for unequal lengths; `undefined-metric` for empty ones
 */
export function normalizedMutualInformation(
  labels: ArrayLike<number>,
  clusters: ArrayLike<number>,
): number {
  const { total, first, second, cells } = contingencyTable(
    'normalizedMutualInformation',
    labels,
    clusters,
  );
  if (first.length === 1 && second.length === 1) return 1;
  let information = 0;
  cells.counts.forEach((count, cell) => {
    const expected = (first[cells.rows[cell]!]! * second[cells.columns[cell]!]!) / total;
    information += (count / total) * Math.log(count / expected);
  });
  const meanEntropy = (entropy(first, total) + entropy(second, total)) / 2;
  // Rounding may leave the range by a few units in the last place.
  return Math.min(1, Math.max(0, information / meanEntropy));
}

function entropy(counts: Float64Array, total: number): number {
  return -counts.reduce((sum, count) => sum + (count / total) * Math.log(count / total), 0);
}
