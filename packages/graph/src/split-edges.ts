/**
 * @file Splitting a graph's edges for link prediction: training, validation and test.
 *
 * The strict protocol: the training graph has the training edges only, at test time too, and the
 * evaluation negatives avoid every edge of the full graph. `verifySplit` checks the outcome.
 */
import { GraphError } from './errors.js';
import type { Graph } from './graph.js';
import type { NodePairs } from './node-pairs.js';
import { Random } from './random.js';
import { sampleNegatives } from './sample-negatives.js';

/** Links to score: pairs that are edges of the full graph, and as many that are not. */
export interface LinkSet {
  readonly positives: NodePairs;
  readonly negatives: NodePairs;
}

/** A graph's edges in three parts. */
export interface EdgeSplit {
  /** All nodes with their features, labels and ids, but the training edges only. */
  readonly train: Graph;
  readonly validation: LinkSet;
  readonly test: LinkSet;
}

/** Options of `splitEdges`. */
export interface EdgeSplitOptions {
  /**
   * Share of the edges held out for validation, in [0, 1).
   * @default 0.05
   */
  readonly validation?: number;
  /**
   * Share of the edges held out for testing, in [0, 1).
   * @default 0.1
   */
  readonly test?: number;
  /**
   * Seed of the stream `split`.
   * @default 0
   */
  readonly seed?: number;
}

/**
 * Holds out a random part of the edges for validation and test, with as many negatives each.
 *
 * Of E edges, floor(E * fraction) go to validation and to test, and the rest train. Negatives are
 * drawn uniformly; they avoid all E edges, self-loops and each other, across both sets, and in an
 * undirected graph in both directions. Weights stay with their edges in the training graph.
 * An undirected edge counts once. A fraction of 0 gives an empty set.
 *
 * @throws GraphError `invalid-argument` for a fraction outside [0, 1), or a sum of 1 or more;
 *   `not-enough-edges` if a fraction above 0 holds out no edge; `not-enough-pairs` if the graph
 *   has too few non-edges for the negatives
 */
export function splitEdges(
  graph: Graph,
  { validation = 0.05, test = 0.1, seed = 0 }: EdgeSplitOptions = {},
): EdgeSplit {
  checkFractions(validation, test);
  const validationCount = heldOutCount(graph, 'validation', validation);
  const testCount = heldOutCount(graph, 'test', test);
  const heldOutTotal = validationCount + testCount;

  const random = new Random(seed, 'split');
  const order = random.shuffle(Uint32Array.from({ length: graph.edgeCount }, (_, edge) => edge));
  const positives = pairsAt(graph.edges, order.subarray(0, heldOutTotal));
  const negatives = sampleNegatives(graph.adjacency, {
    count: heldOutTotal,
    random: random.substream('negatives'),
    directed: graph.directed,
    distinct: true,
  });
  const trainingEdges = order.slice(heldOutTotal).sort();
  const { weights } = graph;
  return {
    train: graph.withEdges(
      pairsAt(graph.edges, trainingEdges),
      weights && Float32Array.from(trainingEdges, (edge) => weights[edge]!),
    ),
    validation: linkSet(positives, negatives, 0, validationCount),
    test: linkSet(positives, negatives, validationCount, heldOutTotal),
  };
}

function checkFractions(validation: number, test: number): void {
  for (const [name, fraction] of Object.entries({ validation, test })) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new GraphError(
        'invalid-argument',
        `splitEdges: ${name} must be a fraction of the edges, at least 0 and less than 1, got ${fraction}`,
      );
    }
  }
  if (validation + test >= 1) {
    throw new GraphError(
      'invalid-argument',
      `splitEdges: validation + test must be less than 1 to leave edges for training, got ${validation} + ${test}`,
    );
  }
}

function heldOutCount(graph: Graph, name: 'validation' | 'test', fraction: number): number {
  const count = Math.floor(graph.edgeCount * fraction);
  if (fraction > 0 && count === 0) {
    throw new GraphError(
      'not-enough-edges',
      `splitEdges: ${name} = ${fraction} of ${graph.edgeCount} edges is less than one edge; give a larger fraction, or 0 for no ${name} set`,
    );
  }
  return count;
}

function pairsAt({ sources, targets }: NodePairs, positions: Uint32Array): NodePairs {
  return {
    sources: positions.map((position) => sources[position]!),
    targets: positions.map((position) => targets[position]!),
  };
}

function linkSet(positives: NodePairs, negatives: NodePairs, begin: number, end: number): LinkSet {
  const slice = ({ sources, targets }: NodePairs): NodePairs => ({
    sources: sources.slice(begin, end),
    targets: targets.slice(begin, end),
  });
  return { positives: slice(positives), negatives: slice(negatives) };
}
