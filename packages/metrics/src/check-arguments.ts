/**
 * @file Checks that several metrics share. Each names the metric and the argument.
 */
import { MetricError } from './errors.js';

/** @throws MetricError `invalid-argument` unless both have one length, above 0 */
export function checkParallel(
  metric: string,
  [firstName, first]: readonly [string, ArrayLike<unknown>],
  [secondName, second]: readonly [string, ArrayLike<unknown>],
): void {
  if (first.length !== second.length) {
    throw new MetricError(
      'invalid-argument',
      `${metric}: ${firstName} and ${secondName} must be parallel, got lengths ${first.length} and ${second.length}`,
    );
  }
  if (first.length === 0) {
    throw new MetricError(
      'undefined-metric',
      `${metric}: ${firstName} and ${secondName} are empty, there is nothing to measure`,
    );
  }
}

/** @throws MetricError `invalid-argument` unless all labels are 0 or 1 */
export function checkBinary(metric: string, name: string, labels: ArrayLike<number>): void {
  for (let k = 0; k < labels.length; k++) {
    if (labels[k] !== 0 && labels[k] !== 1) {
      throw new MetricError(
        'invalid-argument',
        `${metric}: ${name} must be 0 or 1, got ${name}[${k}] = ${labels[k]}`,
      );
    }
  }
}

/** @throws MetricError `invalid-argument` if a value is NaN; infinite values are in order */
export function checkNotNaN(metric: string, name: string, values: ArrayLike<number>): void {
  for (let k = 0; k < values.length; k++) {
    if (Number.isNaN(values[k])) {
      throw new MetricError('invalid-argument', `${metric}: ${name}[${k}] is NaN`);
    }
  }
}

/** @throws MetricError `invalid-argument` unless `value` is a whole number of at least `least` */
export function checkWholeNumber(metric: string, name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new MetricError(
      'invalid-argument',
      `${metric}: ${name} must be a whole number from ${least}, got ${value}`,
    );
  }
}

/**
 * Number of rows of a row-major matrix.
 * @throws MetricError `invalid-argument` unless it has at least one whole row, of finite numbers
 */
export function checkRows(
  metric: string,
  name: string,
  values: ArrayLike<number>,
  dimensions: number,
): number {
  checkWholeNumber(metric, 'dimensions', dimensions, 1);
  const rows = values.length / dimensions;
  if (rows < 1 || !Number.isInteger(rows)) {
    throw new MetricError(
      'invalid-argument',
      `${metric}: ${name} must be rows of ${dimensions} numbers, at least one, got ${values.length} numbers`,
    );
  }
  for (let k = 0; k < values.length; k++) {
    if (!Number.isFinite(values[k])) {
      throw new MetricError(
        'invalid-argument',
        `${metric}: ${name} must be finite, got ${values[k]} in row ${Math.floor(k / dimensions)}`,
      );
    }
  }
  return rows;
}
