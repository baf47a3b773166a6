/** @file Classification from vectors by a linear probe, which several experiments measure with. */
import { accuracy, logisticRegression } from '@latentgraph/metrics';

/** Vectors with a class each. */
export interface LabeledVectors {
  /** `[count, width]` */
  readonly values: Float32Array;
  readonly labels: Uint8Array;
  readonly width: number;
}

/** Some rows, in the order of `indices`. */
export function selectRows(
  { values, labels, width }: LabeledVectors,
  indices: ArrayLike<number>,
): LabeledVectors {
  const selected = new Float32Array(indices.length * width);
  for (let k = 0; k < indices.length; k++) {
    const row = indices[k]!;
    selected.set(values.subarray(row * width, (row + 1) * width), k * width);
  }
  return { values: selected, labels: Uint8Array.from(indices, (row) => labels[row]!), width };
}

/**
 * Share of `test` that a logistic regression on `train` gets right. Rows are moved to a mean of 0 and brought
 * to a mean squared length of 1, by those of training, so that the penalty weighs the same on all vectors.
 */
export function probeAccuracy(train: LabeledVectors, test: LabeledVectors): number {
  const scaling = scalingOf(train);
  const probe = logisticRegression(scaled(train, scaling), train.labels, {
    dimensions: train.width,
    inverseRegularization,
  });
  return accuracy(test.labels, probe.predict(scaled(test, scaling)));
}

/** For rows of length 1; as scikit-learn's default, 1, is for 20 numbers of variance 1. */
const inverseRegularization = 20;

interface Scaling {
  readonly means: Float64Array;
  readonly scale: number;
}

function scalingOf({ values, width }: LabeledVectors): Scaling {
  const count = values.length / width;
  const means = new Float64Array(width);
  values.forEach((value, k) => {
    means[k % width]! += value / count;
  });
  let squares = 0;
  values.forEach((value, k) => {
    squares += (value - means[k % width]!) ** 2;
  });
  return { means, scale: 1 / Math.sqrt(squares / count || 1) };
}

function scaled({ values, width }: LabeledVectors, { means, scale }: Scaling): Float32Array {
  return values.map((value, k) => (value - means[k % width]!) * scale);
}
