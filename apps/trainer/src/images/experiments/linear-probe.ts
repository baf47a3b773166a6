/** @file The linear probe with which experiments measure how much vectors know of classes. */
import { accuracy, logisticRegression } from '@latentgraph/metrics';
import type { LabeledVectors, VectorSplit } from './labeled-vectors.js';

/**
 * Strengths to choose from, scikit-learn's `C`, for rows with a mean squared length of 1; the highest accuracy
 * is flat over a power of ten.
 */
const strengths = [0.1, 1, 10, 100, 1000] as const;

/** More changes no verdict. */
const tolerance = 1e-4;

/**
 * Share of `test` that a logistic regression on `train` gets right. Columns are brought to mean 0 and standard
 * deviation 1, as is usual, and rows to a mean squared length of 1, so that a penalty weighs the same on vectors
 * of any width. Of several penalties the one with the highest accuracy on `validation` counts, and the stronger
 * of equals: what is compared are vectors, each as good as a linear classifier makes them.
 *
 * @param all vectors by which columns are standardized; their labels do not count
 */
export function probeAccuracy(
  { train, validation, test }: VectorSplit,
  all: LabeledVectors = train,
): number {
  const scaling = scalingOf(all);
  const features = standardized(train, scaling);
  const held = standardized(validation, scaling);
  const probes = strengths.map((inverseRegularization) => {
    const probe = logisticRegression(features, train.labels, {
      dimensions: train.width,
      inverseRegularization,
      tolerance,
    });
    return { probe, validated: accuracy(validation.labels, probe.predict(held)) };
  });
  const best = probes.reduce((highest, next) =>
    next.validated > highest.validated ? next : highest,
  );
  return accuracy(test.labels, best.probe.predict(standardized(test, scaling)));
}

interface Scaling {
  readonly means: Float64Array;
  /** 0 for a column of one value. */
  readonly scales: Float64Array;
}

function scalingOf({ values, width }: LabeledVectors): Scaling {
  const count = values.length / width;
  const means = new Float64Array(width);
  values.forEach((value, k) => {
    means[k % width]! += value / count;
  });
  const variances = new Float64Array(width);
  values.forEach((value, k) => {
    variances[k % width]! += (value - means[k % width]!) ** 2 / count;
  });
  const scales = variances.map((variance) => (variance > 0 ? 1 / Math.sqrt(variance * width) : 0));
  return { means, scales };
}

function standardized({ values, width }: LabeledVectors, { means, scales }: Scaling): Float32Array {
  return values.map((value, k) => (value - means[k % width]!) * scales[k % width]!);
}
