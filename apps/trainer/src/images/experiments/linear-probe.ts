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
 * Share of `test` that a logistic regression on `train` gets right. Vectors stay as they are, but for one factor,
 * by which the mean squared distance of rows from their mean is 1: so a penalty weighs the same on vectors of any
 * width and unit. Columns are not standardized one by one: that makes the faint pixels at the border of images as
 * loud as all others, which takes one to two points from the accuracy of pixels and next to nothing from that of
 * embeddings. Of several penalties the one with the highest accuracy on `validation` counts, and the stronger of
 * equals: what is compared are vectors, each as good as a linear classifier makes them.
 *
 * @param all vectors by which the factor is found; their labels do not count
 */
export function probeAccuracy(
  { train, validation, test }: VectorSplit,
  all: LabeledVectors = train,
): number {
  const scaling = scalingOf(all);
  const features = scaled(train, scaling);
  const held = scaled(validation, scaling);
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
  return accuracy(test.labels, best.probe.predict(scaled(test, scaling)));
}

interface Scaling {
  readonly means: Float64Array;
  /** 0 for vectors that are all the same. */
  readonly factor: number;
}

function scalingOf({ values, width }: LabeledVectors): Scaling {
  const count = values.length / width;
  const means = new Float64Array(width);
  values.forEach((value, k) => {
    means[k % width]! += value / count;
  });
  const variance = values.reduce((sum, value, k) => sum + (value - means[k % width]!) ** 2, 0);
  return { means, factor: variance > 0 ? Math.sqrt(count / variance) : 0 };
}

function scaled({ values, width }: LabeledVectors, { means, factor }: Scaling): Float32Array {
  return values.map((value, k) => (value - means[k % width]!) * factor);
}
