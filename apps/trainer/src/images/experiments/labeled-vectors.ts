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
 * Share of `test` that a logistic regression on `train` gets right. Columns are brought to mean 0 and standard
 * deviation 1, by those of `all`, which needs no labels, and rows to a mean squared length of 1, so that the
 * penalty weighs the same on vectors of any width.
 */
export function probeAccuracy(
  train: LabeledVectors,
  test: LabeledVectors,
  all: LabeledVectors = train,
): number {
  const scaling = scalingOf(all);
  const probe = logisticRegression(standardized(train, scaling), train.labels, {
    dimensions: train.width,
    inverseRegularization,
  });
  return accuracy(test.labels, probe.predict(standardized(test, scaling)));
}

/** For rows of length 1; as scikit-learn's default, 1, is for 20 numbers of variance 1. */
const inverseRegularization = 20;

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
