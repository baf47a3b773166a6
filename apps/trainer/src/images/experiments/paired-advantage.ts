import { summarize } from '../../summary.js';

/** By how much one of two ways does better, measured on the same cases. */
export interface PairedAdvantage {
  /** Mean difference. */
  readonly mean: number;
  /** Of the mean: the sample standard deviation of the differences by the root of their number. */
  readonly standardError: number;
  /** Cases in which the first way does better. */
  readonly wins: number;
  /** Of the first way, where the mean is beyond two standard errors. */
  readonly verdict: 'better' | 'worse' | 'alike';
}

/** What `first` has over `second`, case by case. */
export function advantage(first: readonly number[], second: readonly number[]): PairedAdvantage {
  const differences = first.map((value, k) => value - second[k]!);
  const { mean, std } = summarize(differences) ?? { mean: 0, std: null };
  const standardError = (std ?? 0) / Math.sqrt(differences.length);
  const isClear = Math.abs(mean) > 2 * standardError;
  return {
    mean,
    standardError,
    wins: differences.filter((difference) => difference > 0).length,
    verdict: isClear ? (mean > 0 ? 'better' : 'worse') : 'alike',
  };
}
