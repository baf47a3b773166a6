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
