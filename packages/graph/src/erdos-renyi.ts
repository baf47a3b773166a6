/**
 * @file Random graphs without structure.
 */
import { GraphError } from './errors.js';
import { chooseEach } from './geometric-skipping.js';
import { Graph } from './graph.js';
import { checkNodeCount } from './graph-parts.js';
import { GrowablePairs } from './growable-pairs.js';
import { Random } from './random.js';

/** Options of `erdosRenyi`. */
export interface ErdosRenyiOptions {
  /** Number of nodes, N. */
  readonly nodeCount: number;
  /** Probability of each possible edge, in [0, 1]. The mean degree is probability * (N - 1). */
  readonly probability: number;
  /**
   * Whether edges have a direction; (a, b) and (b, a) are then drawn apart.
   * @default false
   */
  readonly directed?: boolean;
  /**
   * Seed of the stream `random-graph`.
   * @default 0
   */
  readonly seed?: number;
}

/**
 * The random graph G(n, p) (Gilbert, "Random graphs", Annals of Mathematical Statistics 30, 1959;
 * commonly named after Erdős and Rényi): every pair of nodes is an edge independently, with the same
 * probability. In O(N + E).
 *
 * @throws GraphError `invalid-argument` for a probability outside [0, 1]; `invalid-graph` for a
 *   node count that is no whole number from 1 to 2^26
 */
export function erdosRenyi({
  nodeCount,
  probability,
  directed = false,
  seed = 0,
}: ErdosRenyiOptions): Graph {
  checkNodeCount('erdosRenyi', nodeCount);
  if (!(probability >= 0 && probability <= 1)) {
    throw new GraphError(
      'invalid-argument',
      `erdosRenyi: probability must be in [0, 1], got ${probability}`,
    );
  }
  const random = new Random(seed, 'random-graph');
  const pairs = new GrowablePairs();
  chooseEach(nodeCount * nodeCount, probability, random, (candidate) => {
    const source = Math.floor(candidate / nodeCount);
    const target = candidate - source * nodeCount;
    if (directed ? source !== target : source < target) pairs.push(source, target);
  });
  return Graph.fromEdges({ name: 'erdos-renyi', nodeCount, edges: pairs.toPairs(), directed });
}
