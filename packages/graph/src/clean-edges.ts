/**
 * @file Bringing a list of edges into the one form a `Graph` keeps: each edge once, in order, no
 * self-loops, undirected edges from the lower node to the higher one.
 */
import { countingSortPairs } from './counting-sort.js';
import type { GraphParts } from './graph-parts.js';
import type { NodePairs } from './node-pairs.js';

/** What `Graph.fromEdges` removed; nothing is removed silently. */
export interface EdgeCleaning {
  /** Edges from a node to itself. */
  readonly selfLoops: number;
  /** Repeated edges; in an undirected graph (b, a) repeats (a, b). The first one's weight stays. */
  readonly duplicateEdges: number;
}

/** The edges that are left, and what was removed. */
export interface CleanEdges {
  readonly edges: NodePairs;
  readonly weights: Float32Array | undefined;
  readonly cleaned: EdgeCleaning;
}

/** Orients undirected edges as source < target, orders all, and drops self-loops and repetitions. */
export function cleanEdges(parts: GraphParts): CleanEdges {
  const { edges, nodeCount, directed = false, weights } = parts;
  const { sources, targets } = directed ? edges : lowerNodeFirst(edges);
  const order = countingSortPairs(sources, nodeCount, targets, nodeCount);
  const kept = new Uint32Array(order.length);
  let keptCount = 0;
  let selfLoops = 0;
  for (const edge of order) {
    if (sources[edge] === targets[edge]) {
      selfLoops++;
      continue;
    }
    const last = keptCount > 0 ? kept[keptCount - 1]! : undefined;
    const repeats =
      last !== undefined && sources[last] === sources[edge] && targets[last] === targets[edge];
    if (!repeats) kept[keptCount++] = edge;
  }
  const edgesKept = kept.subarray(0, keptCount);
  return {
    edges: {
      sources: edgesKept.map((edge) => sources[edge]!),
      targets: edgesKept.map((edge) => targets[edge]!),
    },
    weights: weights && Float32Array.from(edgesKept, (edge) => weights[edge]!),
    cleaned: { selfLoops, duplicateEdges: order.length - selfLoops - keptCount },
  };
}

function lowerNodeFirst({ sources, targets }: NodePairs): NodePairs {
  return {
    sources: sources.map((source, edge) => Math.min(source, targets[edge]!)),
    targets: targets.map((target, edge) => Math.max(target, sources[edge]!)),
  };
}
