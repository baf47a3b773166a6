export { accuracy } from './accuracy.js';
export { adjustedRandIndex } from './adjusted-rand-index.js';
export { averagePrecision } from './average-precision.js';
export { MetricError, type MetricErrorCode } from './errors.js';
export { type CalibrationOptions, expectedCalibrationError } from './expected-calibration-error.js';
export { type F1Average, type F1Options, f1Score } from './f1-score.js';
export { hitsAtK } from './hits-at-k.js';
export { type KMeansClustering, type KMeansOptions, kMeans } from './k-means.js';
export {
  type LogisticRegression,
  type LogisticRegressionOptions,
  logisticRegression,
} from './logistic-regression.js';
export { meanReciprocalRank, type ReciprocalRankOptions } from './mean-reciprocal-rank.js';
export { normalizedMutualInformation } from './normalized-mutual-information.js';
export { rocAuc } from './roc-auc.js';
