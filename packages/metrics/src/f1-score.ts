/**
 * @file F1 score of a classification.
 */
import { checkBinary, checkParallel } from './check-arguments.js';
import { MetricError } from './errors.js';

/** How the F1 scores of several classes become one number. */
export type F1Average =
  /** The F1 score of class 1; all labels and predictions are 0 or 1. */
  | 'binary'
  /** The plain mean over classes: small classes count as much as large ones. */
  | 'macro'
  /** From the counts of all classes together: equal to accuracy for one label per item. */
  | 'micro'
  /** The mean over classes weighted by their number of labels. */
  | 'weighted';

/** Options of `f1Score`. */
export interface F1Options {
  /** @default 'binary' */
  readonly average?: F1Average;
}

/** Of one class: items labeled so, items predicted so, and items both. */
interface ClassCounts {
  labeled: number;
  predicted: number;
  both: number;
}

/**
 * The F1 score, the harmonic mean of precision and recall,
 *
 *   F1 = 2 TP / (2 TP + FP + FN).
 *
 * Classes are those that occur in labels or predictions; a class that is never predicted right
 * scores 0. scikit-learn: `f1_score(labels, predictions, average=...)`, which returns 0 where this
 * throws because class 1 does not occur at all.
 *
 * @param labels true class of each item, `[n]`
 * @param predictions predicted class of each item, `[n]`
 * @returns a fraction in [0, 1]
 * @throws MetricError `invalid-argument` for unequal lengths, or classes other than 0 and 1 with
 *   `binary`; `undefined-metric` for empty lists, or with `binary` if class 1 occurs in neither
 */
export function f1Score(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
  { average = 'binary' }: F1Options = {},
): number {
  checkParallel('f1Score', ['labels', labels], ['predictions', predictions]);
  if (average === 'binary') {
    checkBinary('f1Score (average: binary)', 'labels', labels);
    checkBinary('f1Score (average: binary)', 'predictions', predictions);
  }
  const classes = countClasses(labels, predictions);
  switch (average) {
    case 'binary': {
      const positives = classes.get(1);
      if (positives) return f1(positives);
      throw new MetricError(
        'undefined-metric',
        `f1Score: class 1 occurs in neither labels nor predictions (${labels.length} items)`,
      );
    }
    case 'macro':
      return weightedMean([...classes.values()], () => 1);
    case 'micro':
      return f1(total([...classes.values()]));
    case 'weighted':
      return weightedMean([...classes.values()], ({ labeled }) => labeled);
    default:
      throw new MetricError(
        'invalid-argument',
        `f1Score: average must be 'binary', 'macro', 'micro' or 'weighted', got '${average}'`,
      );
  }
}

function f1({ labeled, predicted, both }: ClassCounts): number {
  return (2 * both) / (labeled + predicted);
}

function countClasses(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
): Map<number, ClassCounts> {
  const classes = new Map<number, ClassCounts>();
  const countsOf = (label: number): ClassCounts => {
    let counts = classes.get(label);
    if (!counts) {
      counts = { labeled: 0, predicted: 0, both: 0 };
      classes.set(label, counts);
    }
    return counts;
  };
  for (let k = 0; k < labels.length; k++) {
    countsOf(labels[k]!).labeled++;
    countsOf(predictions[k]!).predicted++;
    if (labels[k] === predictions[k]) countsOf(labels[k]!).both++;
  }
  return classes;
}

function weightedMean(
  classes: readonly ClassCounts[],
  weightOf: (counts: ClassCounts) => number,
): number {
  let sum = 0;
  let weights = 0;
  for (const counts of classes) {
    sum += weightOf(counts) * f1(counts);
    weights += weightOf(counts);
  }
  return sum / weights;
}

function total(classes: readonly ClassCounts[]): ClassCounts {
  const all = { labeled: 0, predicted: 0, both: 0 };
  for (const { labeled, predicted, both } of classes) {
    all.labeled += labeled;
    all.predicted += predicted;
    all.both += both;
  }
  return all;
}
