/**
 * @file Checking a split for leaks, wherever it came from.
 *
 * A test edge that the model saw in training, in either direction, or a "negative" that is an edge
 * are the classic errors of link prediction: results look better, or worse, than they are. Nothing
 * is repaired here; the first kind of trouble found is reported with its extent.
 */
import { isIndex } from './csr-arrays.js';
import { GraphError } from './errors.js';
import type { Graph } from './graph.js';
import type { NodePairs } from './node-pairs.js';
import type { EdgeSplit } from './split-edges.js';

/** One of the five lists of pairs a split consists of. */
interface Part {
  readonly name: string;
  readonly pairs: NodePairs;
}

/**
 * Checks that a split leaks nothing:
 * - every pair joins two different nodes of the training graph;
 * - no edge is in two of the training, validation and test edges, or twice in one;
 * - no negative is an edge of any part, or occurs twice within or across the two sets.
 *
 * In an undirected graph (a, b) and (b, a) are the same pair throughout. With the full graph given,
 * also that the parts make it up exactly: the same nodes, direction and edges, and the training
 * edges' weights.
 *
 * @param graph the graph that was split, if there is one to compare with
 * @throws GraphError `invalid-split` naming what leaks, how often, and the first offending pair
 */
export function verifySplit(split: EdgeSplit, graph?: Graph): void {
  const { train, validation, test } = split;
  const positives: Part[] = [
    { name: 'training edges', pairs: train.edges },
    { name: 'validation positives', pairs: validation.positives },
    { name: 'test positives', pairs: test.positives },
  ];
  const negatives: Part[] = [
    { name: 'validation negatives', pairs: validation.negatives },
    { name: 'test negatives', pairs: test.negatives },
  ];
  for (const part of [...positives, ...negatives]) checkPairs(part, train);

  /** Key of a pair -> position in `parts` of the list where it was met first. */
  const firstMet = new Map<number, number>();
  const parts = [...positives, ...negatives];
  parts.forEach((_, position) => {
    checkOverlap(parts, position, train, firstMet);
  });
  if (graph) checkWhole(split, positives, graph);
}

/** The pair as one number; both directions of an undirected pair have the same. */
function keyOf({ sources, targets }: NodePairs, k: number, graph: Graph): number {
  const source = sources[k]!;
  const target = targets[k]!;
  return !graph.directed && source > target
    ? target * graph.nodeCount + source
    : source * graph.nodeCount + target;
}

/** Reports the pairs for which `isBad` holds, if there are any. */
function refuse(part: Part, what: string, isBad: (k: number) => boolean): void {
  let count = 0;
  let first = -1;
  for (let k = 0; k < part.pairs.sources.length; k++) {
    if (!isBad(k)) continue;
    if (count === 0) first = k;
    count++;
  }
  if (count === 0) return;
  const { sources, targets } = part.pairs;
  throw new GraphError(
    'invalid-split',
    `split: ${count} of ${sources.length} ${part.name} ${what}, first (${sources[first]}, ${targets[first]}) at position ${first}`,
  );
}

function checkPairs(part: Part, train: Graph): void {
  const { sources, targets } = part.pairs;
  if (sources.length !== targets.length) {
    throw new GraphError(
      'invalid-split',
      `split: ${part.name} have ${sources.length} sources but ${targets.length} targets`,
    );
  }
  const isNode = (node: number): boolean => isIndex(node, train.nodeCount);
  refuse(
    part,
    `name a node that is not among the ${train.nodeCount} of the training graph`,
    (k) => !isNode(sources[k]!) || !isNode(targets[k]!),
  );
  refuse(part, 'join a node to itself', (k) => sources[k] === targets[k]);
}

/** Adds the pairs of one part to `firstMet`, and refuses those that were met before. */
function checkOverlap(
  parts: readonly Part[],
  position: number,
  train: Graph,
  firstMet: Map<number, number>,
): void {
  const part = parts[position]!;
  const repeatedIn = new Int32Array(part.pairs.sources.length).fill(-1);
  for (let k = 0; k < repeatedIn.length; k++) {
    const key = keyOf(part.pairs, k, train);
    const earlier = firstMet.get(key);
    if (earlier === undefined) firstMet.set(key, position);
    else repeatedIn[k] = earlier;
  }
  for (let earlier = 0; earlier <= position; earlier++) {
    const what =
      earlier === position ? 'occur there before' : `are also among the ${parts[earlier]!.name}`;
    refuse(part, what, (k) => repeatedIn[k] === earlier);
  }
}

function checkWhole({ train }: EdgeSplit, positives: readonly Part[], graph: Graph): void {
  const fail = (what: string): never => {
    throw new GraphError('invalid-split', `split: ${what}`);
  };
  if (train.nodeCount !== graph.nodeCount) {
    fail(`the training graph has ${train.nodeCount} nodes, the full graph ${graph.nodeCount}`);
  }
  if (train.directed !== graph.directed) {
    const kind = (directed: boolean): string => (directed ? 'directed' : 'undirected');
    fail(`the training graph is ${kind(train.directed)}, the full graph ${kind(graph.directed)}`);
  }
  const weights = new Map<number, number>();
  for (let k = 0; k < graph.edgeCount; k++) {
    weights.set(keyOf(graph.edges, k, graph), graph.weights?.[k] ?? 1);
  }
  for (const part of positives) {
    refuse(
      part,
      'are no edges of the full graph',
      (k) => !weights.has(keyOf(part.pairs, k, graph)),
    );
  }
  // No part repeats a pair and all are edges of the full graph, so equal counts mean equal sets.
  const total = positives.reduce((sum, { pairs }) => sum + pairs.sources.length, 0);
  if (total !== graph.edgeCount) {
    fail(`its parts have ${total} edges, the full graph ${graph.edgeCount}`);
  }
  refuse(
    positives[0]!,
    'have another weight than in the full graph',
    (k) => (train.weights?.[k] ?? 1) !== weights.get(keyOf(train.edges, k, graph)),
  );
}
