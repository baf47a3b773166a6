/**
 * @file Expected calibration error.
 */
import { checkBinary, checkParallel, checkWholeNumber } from './check-arguments.js';
import { MetricError } from './errors.js';

/** Options of `expectedCalibrationError`. */
export interface CalibrationOptions {
  /**
   * Number of bins of equal width.
   * @default 15
   */
  readonly bins?: number;
}

/**
 * How far predicted probabilities are from observed frequencies (Naeini, Cooper & Hauskrecht,
 * "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015): with the items put
 * into bins of equal width by their probability,
 *
 *   ECE = sum_b (n_b / n) * | mean label in b - mean probability in b |.
 *
 * Bins are open below and closed above, and the first includes 0; empty bins count nothing. The
 * probabilities are of label 1, not of the predicted label. 0 is perfect. scikit-learn has no such
 * function; the bins are those of its `calibration_curve(labels, probabilities, n_bins=bins)`.
 *
 * @param labels 0 or 1, `[n]`
 * @param probabilities of label 1, in [0, 1], `[n]`
 * @returns a fraction in [0, 1]
 * @throws MetricError `invalid-argument` for unequal lengths, other labels, a probability outside
 *   [0, 1] or a number of bins below 1; `undefined-metric` for empty lists
 */
export function expectedCalibrationError(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  { bins = 15 }: CalibrationOptions = {},
): number {
  checkParallel('expectedCalibrationError', ['labels', labels], ['probabilities', probabilities]);
  checkBinary('expectedCalibrationError', 'labels', labels);
  checkWholeNumber('expectedCalibrationError', 'bins', bins, 1);
  /** Sum of label - probability in each bin. */
  const excess = new Float64Array(bins);
  for (let k = 0; k < labels.length; k++) {
    const probability = probabilities[k]!;
    if (!(probability >= 0 && probability <= 1)) {
      throw new MetricError(
        'invalid-argument',
        `expectedCalibrationError: probabilities must be in [0, 1], got probabilities[${k}] = ${probability}`,
      );
    }
    excess[binOf(probability, bins)]! += labels[k]! - probability;
  }
  return excess.reduce((sum, value) => sum + Math.abs(value), 0) / labels.length;
}

function binOf(probability: number, bins: number): number {
  const bin = Math.min(Math.floor(probability * bins), bins - 1);
  // A probability on the lower edge belongs to the bin below.
  return bin > 0 && probability <= bin / bins ? bin - 1 : bin;
}
