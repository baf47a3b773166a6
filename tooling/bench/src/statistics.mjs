/** @file What is told of repeated measurements: medians and quartiles, and ratios pair by pair. */
import { linearRegression, quantileSorted } from 'simple-statistics';

/**
 * @typedef {object} Summary Quartiles rather than a deviation: times have a long tail.
 * @property {number} count
 * @property {number} lowerQuartile
 * @property {number} median
 * @property {number} upperQuartile
 */

/**
 * @param {readonly number[]} values
 * @returns {Summary}
 * @throws {RangeError} Without a value.
 */
export function summarize(values) {
  if (values.length === 0) throw new RangeError('summarize: needs at least one value, got none');
  const sorted = values.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    lowerQuartile: quantileSorted(sorted, 0.25),
    median: quantileSorted(sorted, 0.5),
    upperQuartile: quantileSorted(sorted, 0.75),
  };
}

/**
 * Ratios of measurements that were taken in turn: each with its neighbor in time, so that what
 * slowed both down for a while cancels.
 * @param {readonly number[]} numerators
 * @param {readonly number[]} denominators
 * @returns {Summary}
 * @throws {RangeError} If there are not as many of the one as of the other.
 */
export function summarizeRatios(numerators, denominators) {
  if (numerators.length !== denominators.length) {
    throw new RangeError(
      `summarizeRatios: pairs are needed, got ${numerators.length} and ${denominators.length} values`,
    );
  }
  return summarize(numerators.map((value, k) => value / (denominators[k] ?? Number.NaN)));
}

/**
 * The exponent p of the power law y = c x^p that fits best: the slope of the line of least squares
 * through the logarithms.
 * @param {ReadonlyArray<{ x: number, y: number }>} points Of at least two different x, all above 0.
 * @returns {number}
 */
export function logLogSlope(points) {
  return linearRegression(points.map(({ x, y }) => [Math.log(x), Math.log(y)])).m;
}
