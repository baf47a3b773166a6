/** @file The web worker that lays a network out by forces (ForceAtlas2), a few iterations at a time. */
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';

/** The network to lay out. */
export interface LayoutRequest {
  readonly nodeCount: number;
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
}

const millisecondsBetweenPictures = 60;
/** A small network settles sooner. */
const milliseconds = (nodeCount: number): number => (nodeCount > 1000 ? 12_000 : 2_500);

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  const { nodeCount, sources, targets } = data;
  const graph = new Graph({ type: 'undirected' });
  for (let node = 0; node < nodeCount; node++) {
    // A sunflower's spiral: spread out evenly, and the same each time.
    const angle = node * Math.PI * (3 - Math.sqrt(5));
    const radius = 10 * Math.sqrt(node + 0.5);
    graph.addNode(node, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  }
  sources.forEach((source, k) => {
    graph.mergeEdge(source, targets[k]!);
  });
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: nodeCount > 500 };
  const end = performance.now() + milliseconds(nodeCount);
  while (performance.now() < end) {
    const next = performance.now() + millisecondsBetweenPictures;
    do forceAtlas2.assign(graph, { iterations: 1, settings });
    while (performance.now() < next);
    postPoints(graph);
  }
  self.close();
};

function postPoints(graph: Graph): void {
  const points = new Float32Array(2 * graph.order);
  graph.forEachNode((key, { x, y }) => {
    points[2 * Number(key)] = x;
    points[2 * Number(key) + 1] = y;
  });
  self.postMessage(points, { transfer: [points.buffer] });
}
