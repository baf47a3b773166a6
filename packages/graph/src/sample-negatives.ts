/**
 * @file Sampling node pairs that are not edges, uniformly.
 *
 * Pairs are drawn and the wrong ones thrown away; where that would reject too many (a dense graph,
 * or nearly every free pair wanted), the free pairs are listed instead. Either way the work is
 * O(nonZeros + count), and a request that cannot be met is an error, not an endless loop.
 */
import type { CsrMatrix } from './csr-matrix.js';
import { GraphError } from './errors.js';
import type { NodePairs } from './node-pairs.js';
import type { Random } from './random.js';

/** Options of `sampleNegatives`. */
export interface NegativeSampling {
  /** Number of pairs to draw. */
  readonly count: number;
  /** Where the draws come from. */
  readonly random: Random;
  /**
   * Whether (a, b) and (b, a) are different pairs. If not, a pair is a negative only when neither
   * direction is an edge, and comes as source < target.
   * @default false
   */
  readonly directed?: boolean;
  /**
   * Whether every pair is drawn at most once, as evaluation needs it. Training does not, and is
   * faster without.
   * @default false
   */
  readonly distinct?: boolean;
}

/** The search space: all pairs of different nodes, less the edges. */
interface Candidates {
  readonly adjacency: CsrMatrix;
  readonly directed: boolean;
}

/** Below this share of accepted draws the free pairs are listed instead of drawn. */
const LEAST_ACCEPTANCE = 0.25;

/**
 * Draws node pairs uniformly among those that are neither edges of `adjacency` nor self-loops.
 *
 * @param adjacency `[N, N]`, row = receiver, as `Graph.adjacency`; every stored entry is an edge,
 *   whatever its value
 * @throws GraphError `not-enough-pairs` if the graph has no such pair, or fewer than `count` when
 *   they must be distinct; `invalid-argument` for a count that is no whole number;
 *   `invalid-matrix` if the adjacency is not square
 */
export function sampleNegatives(
  adjacency: CsrMatrix,
  { count, random, directed = false, distinct = false }: NegativeSampling,
): NodePairs {
  checkArguments(adjacency, count);
  const candidates = { adjacency, directed };
  if (count === 0) return { sources: new Uint32Array(0), targets: new Uint32Array(0) };
  const drawn = adjacency.rows ** 2;
  const ways = directed ? 1 : 2;
  // A lower bound on the free pairs that costs nothing; most graphs are so sparse that it is enough.
  const atLeastFree = (drawn - adjacency.rows) / ways - adjacency.nonZeros;
  const lastFree = distinct ? atLeastFree - count : atLeastFree;
  return (lastFree * ways) / drawn >= LEAST_ACCEPTANCE
    ? drawByRejection(candidates, count, random, distinct)
    : drawFromList(candidates, count, random, distinct);
}

function drawByRejection(
  { adjacency, directed }: Candidates,
  count: number,
  random: Random,
  distinct: boolean,
): NodePairs {
  const nodeCount = adjacency.rows;
  const sources = new Uint32Array(count);
  const targets = new Uint32Array(count);
  const looksBothWays = !directed && !adjacency.hasSymmetricPattern;
  const seen = distinct ? new Set<number>() : undefined;
  let found = 0;
  while (found < count) {
    const drawn = random.integer(nodeCount * nodeCount);
    const first = Math.floor(drawn / nodeCount);
    const second = drawn - first * nodeCount;
    const source = directed ? first : Math.min(first, second);
    const target = directed ? second : Math.max(first, second);
    if (source === target || adjacency.has(target, source)) continue;
    if (looksBothWays && adjacency.has(source, target)) continue;
    if (seen) {
      const key = source * nodeCount + target;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    sources[found] = source;
    targets[found++] = target;
  }
  return { sources, targets };
}

function drawFromList(
  candidates: Candidates,
  count: number,
  random: Random,
  distinct: boolean,
): NodePairs {
  const free = listFreePairs(candidates);
  const available = free.length;
  if (available === 0 || (distinct && available < count)) {
    throw new GraphError(
      'not-enough-pairs',
      `sampleNegatives: count is ${count}, but only ${available} pairs of the ${candidates.adjacency.rows} nodes are not edges; the graph is too small or too dense, ask for fewer`,
    );
  }
  const sources = new Uint32Array(count);
  const targets = new Uint32Array(count);
  for (let k = 0; k < count; k++) {
    // Distinct: a Fisher-Yates shuffle of the first `count` places.
    const position = distinct ? k + random.integer(available - k) : random.integer(available);
    const key = free[position]!;
    if (distinct) free[position] = free[k]!;
    sources[k] = Math.floor(key / candidates.adjacency.rows);
    targets[k] = key % candidates.adjacency.rows;
  }
  return { sources, targets };
}

/** Every pair that may be drawn, as source * N + target. */
function listFreePairs({ adjacency, directed }: Candidates): Float64Array {
  const nodeCount = adjacency.rows;
  const transposed = adjacency.transpose();
  const isEdgeFrom = new Uint8Array(nodeCount);
  // Called twice: first to count, then to fill.
  const visit = (free: (key: number) => void): void => {
    for (let source = 0; source < nodeCount; source++) {
      const outgoing = neighborsOf(transposed, source);
      const incoming = neighborsOf(adjacency, source);
      for (const target of outgoing) isEdgeFrom[target] = 1;
      if (!directed) for (const target of incoming) isEdgeFrom[target] = 1;
      for (let target = directed ? 0 : source + 1; target < nodeCount; target++) {
        if (target !== source && !isEdgeFrom[target]) free(source * nodeCount + target);
      }
      for (const target of outgoing) isEdgeFrom[target] = 0;
      for (const target of incoming) isEdgeFrom[target] = 0;
    }
  };
  let count = 0;
  visit(() => count++);
  const keys = new Float64Array(count);
  let next = 0;
  visit((key) => {
    keys[next++] = key;
  });
  return keys;
}

function neighborsOf(matrix: CsrMatrix, row: number): Uint32Array {
  return matrix.columnIndices.subarray(matrix.rowPointers[row], matrix.rowPointers[row + 1]);
}

function checkArguments(adjacency: CsrMatrix, count: number): void {
  if (adjacency.rows !== adjacency.columns) {
    throw new GraphError(
      'invalid-matrix',
      `sampleNegatives: adjacency must be square, got [${adjacency.rows}, ${adjacency.columns}]`,
    );
  }
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new GraphError(
      'invalid-argument',
      `sampleNegatives: count must be a whole number from 0, got ${count}`,
    );
  }
}
