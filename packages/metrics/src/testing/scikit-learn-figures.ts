/**
 * @file The figures of scikit-learn that `tooling/parity/metrics_figures.py` made, for the tests of
 * this package; not published.
 */
import { readFileSync } from 'node:fs';

interface Figures {
  readonly ranking: readonly {
    readonly name: string;
    readonly labels: number[];
    readonly scores: number[];
    readonly rocAuc: number;
    readonly averagePrecision: number;
  }[];
  readonly rankingByFormula: {
    readonly count: number;
    readonly rocAuc: number;
    readonly averagePrecision: number;
  };
  readonly classification: readonly {
    readonly name: string;
    readonly labels: number[];
    readonly predictions: number[];
    readonly accuracy: number;
    readonly binary?: number;
    readonly macro: number;
    readonly micro: number;
    readonly weighted: number;
  }[];
  readonly clustering: readonly {
    readonly name: string;
    readonly labels: number[];
    readonly clusters: number[];
    readonly normalizedMutualInformation: number;
    readonly adjustedRandIndex: number;
  }[];
  readonly calibration: readonly {
    readonly name: string;
    readonly labels: number[];
    readonly probabilities: number[];
    readonly bins: number;
    readonly expectedCalibrationError: number;
  }[];
  readonly reciprocalRank: readonly {
    readonly name: string;
    readonly positives: number[];
    readonly negatives: number[];
    readonly negativesPerPositive: number;
    readonly own: number;
    readonly every: number;
  }[];
  readonly logisticRegression: readonly {
    readonly name: string;
    readonly dimensions: number;
    readonly inverseRegularization: number;
    readonly features: number[];
    readonly labels: number[];
    /** `[K, d]`, or `[1, d]` for two classes. */
    readonly coefficients: number[];
    readonly intercepts: number[];
    /** Of the first ten items, `[10, K]`. */
    readonly probabilities: number[];
    readonly predictions: number[];
  }[];
}

export const figures: Figures = JSON.parse(
  readFileSync(new URL('../../fixtures/scikit-learn.json', import.meta.url), 'utf8'),
);

/** scikit-learn takes no infinite scores; ±1e300 stand in for them in the figures. */
export function withInfinities(scores: readonly number[]): number[] {
  return scores.map((score) => (Math.abs(score) === 1e300 ? score * 1e300 : score));
}

/** The long case that is a formula in the script instead of numbers in the file. */
export function rankingByFormula(count: number): { labels: Uint8Array; scores: Float32Array } {
  const labels = Uint8Array.from({ length: count }, (_, k) => ((k * 104_729) % 13 < 4 ? 1 : 0));
  return {
    labels,
    scores: Float32Array.from(labels, (label, k) => ((k * 7_919) % 10_007) + 2_000 * label),
  };
}
