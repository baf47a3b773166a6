import type { Graph, NodePairs } from '@latentgraph/graph';

const PAIRS_PER_BLOCK = 1 << 19;

/**
 * All pairs without an edge, in blocks of about half a million, so that memory stays bounded whatever
 * N is; of an undirected graph each once, with source < target. A block is valid until the next.
 */
export function* candidatePairs({ nodeCount, directed, adjacency }: Graph): Generator<NodePairs> {
  // Row = receiver in A, so a row of the transpose holds the targets of one source.
  const { rowPointers, columnIndices } = adjacency.transpose();
  const sources = new Uint32Array(PAIRS_PER_BLOCK + nodeCount);
  const targets = new Uint32Array(sources.length);
  let count = 0;
  for (let source = 0; source < nodeCount; source++) {
    let edge = rowPointers[source]!;
    const end = rowPointers[source + 1]!;
    const first = directed ? 0 : source + 1;
    while (edge < end && columnIndices[edge]! < first) edge++;
    for (let target = first; target < nodeCount; target++) {
      if (edge < end && columnIndices[edge] === target) {
        edge++;
      } else if (target !== source) {
        sources[count] = source;
        targets[count++] = target;
      }
    }
    if (count >= PAIRS_PER_BLOCK || source === nodeCount - 1) {
      yield { sources: sources.subarray(0, count), targets: targets.subarray(0, count) };
      count = 0;
    }
  }
}
