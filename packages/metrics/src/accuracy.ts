/**
 * @file Accuracy of a classification.
 */
import { checkParallel } from './check-arguments.js';

/**
 * The share of predictions that equal their label. scikit-learn: `accuracy_score(labels,
 * predictions)`.
 *
 * @param labels true class of each item, `[n]`, any numbers
 * @param predictions predicted class of each item, `[n]`
 * @returns a fraction in [0, 1]
 * @throws MetricError `invalid-argument` for unequal lengths; `undefined-metric` for empty ones
 */
export function accuracy(labels: ArrayLike<number>, predictions: ArrayLike<number>): number {
  checkParallel('accuracy', ['labels', labels], ['predictions', predictions]);
  let correct = 0;
  for (let k = 0; k < labels.length; k++) {
    if (labels[k] === predictions[k]) correct++;
  }
  return correct / labels.length;
}
