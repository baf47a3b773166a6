/**
 * A list of P node pairs in two parallel arrays: pair k is (sources[k], targets[k]).
 * Edges, held-out links and negatives all have this shape.
 */
export interface NodePairs {
  /** Source node of each pair, `[P]`, zero-based. */
  readonly sources: Uint32Array;
  /** Target node of each pair, `[P]`, zero-based. */
  readonly targets: Uint32Array;
}

/** The pairs of two lists, one list after the other. */
export function concatPairs(first: NodePairs, second: NodePairs): NodePairs {
  return {
    sources: concat(first.sources, second.sources),
    targets: concat(first.targets, second.targets),
  };
}

function concat(first: Uint32Array, second: Uint32Array): Uint32Array {
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
