/**
 * @file k-means clustering, through `ml-kmeans`, seeded and with restarts.
 */
import { kmeans } from 'ml-kmeans';
import { checkRows, checkWholeNumber } from './check-arguments.js';
import { MetricError } from './errors.js';

/** Options of `kMeans`. */
export interface KMeansOptions {
  /** Number of coordinates of a point, d. */
  readonly dimensions: number;
  /** Number of clusters, k. */
  readonly clusters: number;
  /**
   * Seed of the starting centroids, from 0.
   * @default 0
   */
  readonly seed?: number;
  /**
   * Number of starts, of which the one with the lowest inertia is kept.
   * @default 10
   */
  readonly restarts?: number;
}

/** The outcome of `kMeans`. */
export interface KMeansClustering {
  /** Cluster of each point, `[n]`, in [0, k). */
  readonly assignments: Uint32Array;
  /** `[k, d]`, row-major. */
  readonly centroids: Float64Array;
  /** Sum of the squared distances of the points to their centroids. */
  readonly inertia: number;
}

/** Far more than Lloyd's algorithm takes; where it is reached the clustering is good as it stands. */
const MAXIMUM_ITERATIONS = 300;

/**
 * Clusters points by Lloyd's algorithm from k-means++ starts (Arthur & Vassilvitskii, "k-means++: The
 * advantages of careful seeding", SODA 2007), each run until no centroid moves. The same seed gives
 * the same clustering. Points that are fewer than k distinct ones leave clusters empty.
 * scikit-learn: `KMeans(clusters, n_init=restarts, tol=0)`.
 *
 * @param points `[n, d]`, row-major, finite
 * @throws MetricError `invalid-argument` for points that are no rows of finite numbers, more
 *   clusters than points, or a count below 1
 */
export function kMeans(
  points: ArrayLike<number>,
  { dimensions, clusters, seed = 0, restarts = 10 }: KMeansOptions,
): KMeansClustering {
  const count = checkRows('kMeans', 'points', points, dimensions);
  checkWholeNumber('kMeans', 'clusters', clusters, 1);
  checkWholeNumber('kMeans', 'seed', seed, 0);
  checkWholeNumber('kMeans', 'restarts', restarts, 1);
  if (clusters > count) {
    throw new MetricError(
      'invalid-argument',
      `kMeans: clusters must not be more than the points, got ${clusters} for ${count}`,
    );
  }
  // The library takes arrays of arrays.
  const rows = Array.from({ length: count }, (_, row) =>
    Array.from({ length: dimensions }, (_, column) => points[row * dimensions + column]!),
  );
  let best = runOnce(rows, clusters, seed * restarts);
  for (let restart = 1; restart < restarts; restart++) {
    const other = runOnce(rows, clusters, seed * restarts + restart);
    if (other.inertia < best.inertia) best = other;
  }
  return best;
}

function runOnce(rows: number[][], clusters: number, seed: number): KMeansClustering {
  const result = kmeans(rows, clusters, { seed, tolerance: 0, maxIterations: MAXIMUM_ITERATIONS });
  let inertia = 0;
  rows.forEach((row, point) => {
    const centroid = result.centroids[result.clusters[point]!]!;
    row.forEach((value, column) => {
      inertia += (value - centroid[column]!) ** 2;
    });
  });
  return {
    assignments: Uint32Array.from(result.clusters),
    centroids: Float64Array.from(result.centroids.flat()),
    inertia,
  };
}
