/**
 * @file Random graphs with hubs.
 */
import { GraphError } from './errors.js';
import { Graph } from './graph.js';
import { checkNodeCount } from './graph-parts.js';
import { Random } from './random.js';

/** Options of `barabasiAlbert`. */
export interface BarabasiAlbertOptions {
  /** Number of nodes, N; more than `edgesPerNode`. */
  readonly nodeCount: number;
  /** Edges each new node brings, from 1. */
  readonly edgesPerNode: number;
  /**
   * Seed of the stream `random-graph`.
   * @default 0
   */
  readonly seed?: number;
}

/**
 * Preferential attachment (Barabási & Albert, "Emergence of scaling in random networks", Science
 * 286, 1999): nodes arrive one after another and join `edgesPerNode` different earlier nodes, each
 * with a probability proportional to its degree so far. The degrees follow a power law.
 *
 * It begins, as in networkx, with a star: node 0 joined to nodes 1 .. edgesPerNode. So the graph is
 * connected, with edgesPerNode * (N - edgesPerNode) edges, in O(E).
 *
 * @throws GraphError `invalid-argument` unless edgesPerNode is a whole number with
 *   1 <= edgesPerNode < nodeCount; `invalid-graph` for a node count that is no whole number from 1
 *   to 2^26
 */
export function barabasiAlbert({
  nodeCount,
  edgesPerNode,
  seed = 0,
}: BarabasiAlbertOptions): Graph {
  checkNodeCount('barabasiAlbert', nodeCount);
  checkEdgesPerNode(nodeCount, edgesPerNode);
  const random = new Random(seed, 'random-graph');
  const edgeCount = edgesPerNode * (nodeCount - edgesPerNode);
  const sources = new Uint32Array(edgeCount);
  const targets = new Uint32Array(edgeCount);
  let edge = 0;
  const join = (older: number, newer: number): void => {
    sources[edge] = older;
    targets[edge++] = newer;
  };
  for (let node = 1; node <= edgesPerNode; node++) join(0, node);
  const chosen = new Set<number>();
  for (let node = edgesPerNode + 1; node < nodeCount; node++) {
    // An end of a random edge is a node with probability proportional to its degree.
    const endsSoFar = 2 * edge;
    while (chosen.size < edgesPerNode) {
      const end = random.integer(endsSoFar);
      chosen.add(end % 2 === 0 ? sources[end / 2]! : targets[(end - 1) / 2]!);
    }
    for (const older of chosen) join(older, node);
    chosen.clear();
  }
  return Graph.fromEdges({ name: 'barabasi-albert', nodeCount, edges: { sources, targets } });
}

function checkEdgesPerNode(nodeCount: number, edgesPerNode: number): void {
  if (!Number.isInteger(edgesPerNode) || edgesPerNode < 1 || edgesPerNode >= nodeCount) {
    throw new GraphError(
      'invalid-argument',
      `barabasiAlbert: edgesPerNode must be a whole number from 1 to ${nodeCount - 1}, one less than the nodes, got ${edgesPerNode}`,
    );
  }
}
