/** @file Summaries of repeated measurements. */

/** Mean and spread of some values. */
export interface Summary {
  readonly mean: number;
  /** Sample standard deviation (divided by n - 1); null for a single value. */
  readonly std: number | null;
}

/** @returns null where there are no values */
export function summarize(values: readonly number[]): Summary | null {
  const count = values.length;
  if (count === 0) return null;
  const mean = values.reduce((total, value) => total + value, 0) / count;
  if (count === 1) return { mean, std: null };
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { mean, std: Math.sqrt(squares / (count - 1)) };
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
