import { accuracy } from '@latentgraph/metrics';
import type { LabeledVectors } from './labeled-vectors.js';
import { nearestVectors } from './nearest-vectors.js';

/**
 * Share of `test` that have the class of the nearest row of `train`, by Euclidean distance: a classifier with
 * nothing to choose.
 */
export function nearestNeighborAccuracy(train: LabeledVectors, test: LabeledVectors): number {
  const { rows } = nearestVectors(test.values, train.values, train.width);
  return accuracy(
    test.labels,
    Array.from(rows, (row) => train.labels[row]!),
  );
}
