/**
 * @file Multinomial logistic regression with an L2 penalty: the linear probe that measures how much
 * embeddings know of the nodes' classes. Fitted to convergence, so the outcome does not depend on a
 * step size or a seed.
 */
import { checkParallel, checkRows } from './check-arguments.js';
import { MetricError } from './errors.js';
import { minimize, type Objective } from './minimize.js';

/** Options of `logisticRegression`. */
export interface LogisticRegressionOptions {
  /** Number of features of an item, d. */
  readonly dimensions: number;
  /**
   * Inverse strength of the penalty, scikit-learn's `C`; larger fits closer.
   * @default 1
   */
  readonly inverseRegularization?: number;
  /**
   * Largest entry of the objective's gradient, per item, at which the minimum counts as reached,
   * scikit-learn's `tol`. By default coefficients are within about 1e-6 of the minimum; 1e-4 suffices to
   * classify, and is several times faster.
   * @default 1e-10
   */
  readonly tolerance?: number;
}

/** A fitted classifier. */
export interface LogisticRegression {
  /** Number of classes, K. */
  readonly classCount: number;
  /** Whether the minimum was reached; not so only for data that are nearly unpenalized. */
  readonly converged: boolean;
  /** `[K, d]`, row-major. */
  readonly weights: Float64Array;
  /** `[K]` */
  readonly biases: Float64Array;
  /** Probability of each class for each row of `features` `[n, d]`: `[n, K]`, row-major. */
  probabilities(features: ArrayLike<number>): Float64Array;
  /** Most probable class of each row of `features` `[n, d]`: `[n]`; the lower one in a tie. */
  predict(features: ArrayLike<number>): Uint32Array;
}

const MAXIMUM_ITERATIONS = 2000;

/**
 * Fits p(class | x) = softmax(W x + b) by minimizing
 *
 *   C * sum of cross-entropies  +  1/2 |W|²,
 *
 * the biases without penalty, by L-BFGS in double precision. With two classes the penalty is
 * 1/2 |w|² on the difference w of the two rows of W, as in scikit-learn, whose
 * `LogisticRegression(C=inverseRegularization)` has the same minimum. Features of very different
 * scale should be standardized first: the penalty treats all alike. A class without an item gets a
 * probability close to 0.
 *
 * @param features `[n, d]`, row-major, finite
 * @param labels class of each item, `[n]`, whole numbers 0 .. K - 1, at least two of which occur
 * @throws MetricError `invalid-argument` for arguments that do not fit; `undefined-metric` if only
 *   one class occurs
 */
export function logisticRegression(
  features: ArrayLike<number>,
  labels: ArrayLike<number>,
  { dimensions, inverseRegularization = 1, tolerance = 1e-10 }: LogisticRegressionOptions,
): LogisticRegression {
  const count = checkRows('logisticRegression', 'features', features, dimensions);
  checkParallel('logisticRegression', ['rows of features', { length: count }], ['labels', labels]);
  const classCount = countClasses(labels);
  for (const [name, value] of Object.entries({ inverseRegularization, tolerance })) {
    if (value > 0 && value < Number.POSITIVE_INFINITY) continue;
    throw new MetricError(
      'invalid-argument',
      `logisticRegression: ${name} must be a positive number, got ${value}`,
    );
  }
  // Two rows w/2 and -w/2 have half the squared length of w; the factor makes it 1/2 |w|² again.
  const penalty = (classCount === 2 ? 2 : 1) / (inverseRegularization * count);
  const objective = meanCrossEntropy({ features, labels, dimensions, classCount, penalty });
  const start = new Float64Array(classCount * (dimensions + 1));
  const { x, converged } = minimize(objective, start, {
    tolerance,
    maximumIterations: MAXIMUM_ITERATIONS,
  });
  return { converged, ...classifier(x, dimensions, classCount) };
}

/** Parameters are laid out as the K x d weights, then the K biases. */
function classifier(
  parameters: Float64Array,
  dimensions: number,
  classCount: number,
): Omit<LogisticRegression, 'converged'> {
  const probabilities = (features: ArrayLike<number>): Float64Array => {
    const count = checkRows('LogisticRegression', 'features', features, dimensions);
    const result = new Float64Array(count * classCount);
    for (let item = 0; item < count; item++) {
      const row = result.subarray(item * classCount, (item + 1) * classCount);
      computeLogits(parameters, features, item, dimensions, row);
      softmaxInPlace(row);
    }
    return result;
  };
  return {
    classCount,
    weights: parameters.slice(0, classCount * dimensions),
    biases: parameters.slice(classCount * dimensions),
    probabilities,
    predict(features) {
      const p = probabilities(features);
      return Uint32Array.from({ length: p.length / classCount }, (_, item) => {
        const row = p.subarray(item * classCount, (item + 1) * classCount);
        return row.indexOf(row.reduce((a, b) => Math.max(a, b)));
      });
    },
  };
}

interface Problem {
  readonly features: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  readonly dimensions: number;
  readonly classCount: number;
  /** Factor of 1/2 |W|². */
  readonly penalty: number;
}

function meanCrossEntropy(problem: Problem): Objective {
  const { features, labels, dimensions, classCount, penalty } = problem;
  const count = labels.length;
  const biases = classCount * dimensions;
  const errors = new Float64Array(classCount);
  return (parameters, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (let item = 0; item < count; item++) {
      computeLogits(parameters, features, item, dimensions, errors);
      const label = labels[item]!;
      const labelLogit = errors[label]!;
      loss += softmaxInPlace(errors) - labelLogit;
      errors[label]! -= 1;
      for (let c = 0; c < classCount; c++) {
        const error = errors[c]! / count;
        gradient[biases + c]! += error;
        for (let k = 0; k < dimensions; k++) {
          gradient[c * dimensions + k]! += error * features[item * dimensions + k]!;
        }
      }
    }
    let squares = 0;
    for (let k = 0; k < biases; k++) {
      squares += parameters[k]! ** 2;
      gradient[k]! += penalty * parameters[k]!;
    }
    return loss / count + (penalty / 2) * squares;
  };
}

function computeLogits(
  parameters: Float64Array,
  features: ArrayLike<number>,
  item: number,
  dimensions: number,
  logits: Float64Array,
): void {
  const biases = logits.length * dimensions;
  for (let c = 0; c < logits.length; c++) {
    let sum = parameters[biases + c]!;
    for (let k = 0; k < dimensions; k++) {
      sum += parameters[c * dimensions + k]! * features[item * dimensions + k]!;
    }
    logits[c] = sum;
  }
}

/** Turns logits into probabilities; returns the logarithm of the sum of their exponentials. */
function softmaxInPlace(logits: Float64Array): number {
  let maximum = Number.NEGATIVE_INFINITY;
  for (const logit of logits) maximum = Math.max(maximum, logit);
  let sum = 0;
  for (let c = 0; c < logits.length; c++) {
    logits[c] = Math.exp(logits[c]! - maximum);
    sum += logits[c]!;
  }
  for (let c = 0; c < logits.length; c++) logits[c]! /= sum;
  return maximum + Math.log(sum);
}

function countClasses(labels: ArrayLike<number>): number {
  const seen = new Set<number>();
  let highest = 0;
  for (let k = 0; k < labels.length; k++) {
    const label = labels[k]!;
    if (!Number.isSafeInteger(label) || label < 0) {
      throw new MetricError(
        'invalid-argument',
        `logisticRegression: labels must be whole numbers from 0, got labels[${k}] = ${label}`,
      );
    }
    seen.add(label);
    highest = Math.max(highest, label);
  }
  if (seen.size < 2) {
    throw new MetricError(
      'undefined-metric',
      `logisticRegression: needs at least two classes, got only class ${highest}`,
    );
  }
  return highest + 1;
}
