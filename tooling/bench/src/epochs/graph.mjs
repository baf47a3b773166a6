/** @file The graphs that are trained on: data sets by name, and random graphs of a given size. */
import { loadDataset } from '@latentgraph/datasets';
import { CsrMatrix, erdosRenyi, Graph, Random } from '@latentgraph/graph';

/**
 * @typedef {object} SyntheticSize
 * @property {number} nodes
 * @property {number} edges Expected.
 * @property {number} features 0 for a featureless graph.
 * @property {number} wordsPerNode Non-zero features of a node, each drawn uniformly.
 */

/** @typedef {{ dataset: string, dataRoot?: string } | { synthetic: SyntheticSize }} GraphSetting */

/**
 * @param {GraphSetting} setting
 * @returns {Promise<Graph>}
 */
export async function makeGraph(setting) {
  if ('synthetic' in setting) return syntheticGraph(setting.synthetic);
  return loadDataset(setting.dataset, { dataRoot: setting.dataRoot });
}

/**
 * A random graph without structure: what a step costs depends on sizes alone. Edges are drawn as in
 * Erdős & Rényi's model, features word by word.
 * @param {SyntheticSize} size
 */
export function syntheticGraph({ nodes, edges, features, wordsPerNode }) {
  const probability = (2 * edges) / (nodes * (nodes - 1));
  const bare = erdosRenyi({ nodeCount: nodes, probability, seed: 0 });
  if (features === 0) return bare;
  const random = new Random(0, 'features');
  const rows = Uint32Array.from({ length: nodes * wordsPerNode }, (_, k) =>
    Math.floor(k / wordsPerNode),
  );
  const columns = rows.map(() => random.integer(features));
  return Graph.fromEdges({
    nodeCount: nodes,
    edges: bare.edges,
    features: CsrMatrix.fromEntries(nodes, features, { rows, columns }),
  });
}
