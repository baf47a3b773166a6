/**
 * @file Random graphs for property tests of this package; not published.
 */
import fc from 'fast-check';
import { Graph } from '../graph.js';
import type { NodePairs } from '../node-pairs.js';

/** Pairs from a list of `[source, target]`, to write small examples down. */
export function pairs(list: readonly (readonly [number, number])[]): NodePairs {
  return {
    sources: Uint32Array.from(list, ([source]) => source),
    targets: Uint32Array.from(list, ([, target]) => target),
  };
}

/** The pairs as a list of `[source, target]`, to compare and to print. */
export function listOf({ sources, targets }: NodePairs): [number, number][] {
  return Array.from(sources, (source, k) => [source, targets[k]!]);
}

/** Options of `arbitraryGraph`. */
interface ArbitraryGraphOptions {
  readonly directed?: boolean;
  readonly weighted?: boolean;
}

/** Graphs of 1 to 20 nodes with any density; self-loops and repeated edges occur in the input. */
export function arbitraryGraph({
  directed,
  weighted,
}: ArbitraryGraphOptions = {}): fc.Arbitrary<Graph> {
  return fc.integer({ min: 1, max: 20 }).chain((nodeCount) => {
    const node = fc.nat(nodeCount - 1);
    const weight = fc.float({ min: Math.fround(0.01), max: 100, noNaN: true });
    return fc
      .record({
        edges: fc.array(fc.tuple(node, node, weight), { maxLength: 80, size: 'max' }),
        isDirected: directed === undefined ? fc.boolean() : fc.constant(directed),
        isWeighted: weighted === undefined ? fc.boolean() : fc.constant(weighted),
      })
      .map(({ edges, isDirected, isWeighted }) =>
        Graph.fromEdges({
          nodeCount,
          directed: isDirected,
          edges: pairs(edges.map(([source, target]) => [source, target] as const)),
          weights: isWeighted ? Float32Array.from(edges, ([, , value]) => value) : undefined,
        }),
      );
  });
}
