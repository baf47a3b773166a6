/**
 * @file Random graphs with communities.
 */
import { GraphError } from './errors.js';
import { chooseEach } from './geometric-skipping.js';
import { Graph } from './graph.js';
import { checkNodeCount } from './graph-parts.js';
import { GrowablePairs } from './growable-pairs.js';
import { Random } from './random.js';

/** Options of `stochasticBlockModel`. */
export interface StochasticBlockModelOptions {
  /** Number of nodes of each block; the nodes of a block follow one another. */
  readonly blockSizes: readonly number[];
  /**
   * `probabilities[a][b]`: probability of an edge from a node of block a to a node of block b, in
   * [0, 1]. Symmetric unless the graph is directed.
   */
  readonly probabilities: readonly (readonly number[])[];
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
 * The stochastic block model (Holland, Laskey & Leinhardt, "Stochastic blockmodels: First steps",
 * Social Networks 5, 1983): every pair of nodes is an edge independently, with a probability that
 * depends on their blocks. The nodes' labels are their blocks. In O(N + E).
 *
 * @throws GraphError `invalid-argument` for a block size that is no whole number from 1,
 *   probabilities of another shape or outside [0, 1], or asymmetric ones in an undirected graph;
 *   `invalid-graph` for more than 2^26 nodes
 */
export function stochasticBlockModel({
  blockSizes,
  probabilities,
  directed = false,
  seed = 0,
}: StochasticBlockModelOptions): Graph {
  checkBlocks(blockSizes, probabilities, directed);
  const random = new Random(seed, 'random-graph');
  const pairs = new GrowablePairs();
  const firstNodes = [0];
  for (const [block, size] of blockSizes.entries()) firstNodes.push(firstNodes[block]! + size);
  const nodeCount = firstNodes.at(-1)!;
  checkNodeCount('stochasticBlockModel', nodeCount);

  for (const [a, rows] of blockSizes.entries()) {
    for (let b = directed ? 0 : a; b < blockSizes.length; b++) {
      const columns = blockSizes[b]!;
      // The pairs of two blocks are a rectangle; of one block with itself a triangle is used of it.
      chooseEach(rows * columns, probabilities[a]![b]!, random, (candidate) => {
        const row = Math.floor(candidate / columns);
        const column = candidate - row * columns;
        const used = a !== b || (directed ? row !== column : row < column);
        if (used) pairs.push(firstNodes[a]! + row, firstNodes[b]! + column);
      });
    }
  }
  return Graph.fromEdges({
    name: 'stochastic-block-model',
    nodeCount,
    edges: pairs.toPairs(),
    directed,
    labels: {
      classes: Uint32Array.from(blockSizes.flatMap((size, block) => Array(size).fill(block))),
      names: blockSizes.map((_, block) => `block ${block}`),
    },
  });
}

function checkBlocks(
  blockSizes: readonly number[],
  probabilities: readonly (readonly number[])[],
  directed: boolean,
): void {
  const fail = (what: string): never => {
    throw new GraphError('invalid-argument', `stochasticBlockModel: ${what}`);
  };
  const blocks = blockSizes.length;
  if (blocks === 0) fail('blockSizes must name at least one block');
  for (const [block, size] of blockSizes.entries()) {
    if (!Number.isSafeInteger(size) || size < 1) {
      fail(`blockSizes[${block}] must be a whole number from 1, got ${size}`);
    }
  }
  if (probabilities.length !== blocks || probabilities.some((row) => row.length !== blocks)) {
    fail(`probabilities must be ${blocks} rows of ${blocks} numbers, one for each pair of blocks`);
  }
  for (const [a, row] of probabilities.entries()) {
    for (const [b, probability] of row.entries()) {
      if (!(probability >= 0 && probability <= 1)) {
        fail(`probabilities[${a}][${b}] must be in [0, 1], got ${probability}`);
      }
      if (!directed && probability !== probabilities[b]![a]) {
        fail(
          `probabilities[${a}][${b}] is ${probability} but [${b}][${a}] is ${probabilities[b]![a]}; an undirected graph needs a symmetric matrix`,
        );
      }
    }
  }
}
