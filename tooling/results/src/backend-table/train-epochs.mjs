/** @file The work by which backends are compared: some epochs of a VGAE with the exact loss on a random graph. */
import { backendNames, useBackend } from '@latentgraph/backends';
import { CsrMatrix, erdosRenyi, Graph, Random } from '@latentgraph/graph';
import { kernelMemory } from '@latentgraph/kernels';
import { vgae } from '@latentgraph/models';
import { train } from '@latentgraph/training';

/**
 * @typedef {object} Work
 * @property {string} backend
 * @property {number} threads
 * @property {number} nodes
 * @property {number} edges Expected.
 * @property {number} features
 * @property {number} epochs
 */

/**
 * @typedef {object} Trained
 * @property {string} version
 * @property {'WebAssembly' | 'portable'} kernels
 * @property {readonly number[]} milliseconds Of each epoch.
 * @property {readonly number[]} losses Of each epoch.
 */

const featuresPerNode = 18;

/**
 * @param {Work} work
 * @returns {Promise<Trained>}
 * @throws {Error} Where the backend cannot be had.
 */
export async function trainEpochs({ backend, threads, nodes, edges, features, epochs }) {
  if (!(/** @type {readonly string[]} */ (backendNames).includes(backend))) {
    throw new Error('not offered yet');
  }
  const { version } = await useBackend(backend, { threads });
  const graph = randomGraph(nodes, edges, features);
  const model = vgae({ inputs: features, seed: 0 });
  const milliseconds = [];
  const losses = [];
  for await (const epoch of train(model, graph, { epochs, seed: 0 })) {
    milliseconds.push(epoch.milliseconds);
    losses.push(epoch.loss);
  }
  // WebAssembly kernels keep copies of the sparse matrices in their memory; portable ones do not use it.
  const kernels = kernelMemory().allocations > 0 ? 'WebAssembly' : 'portable';
  return { version, kernels, milliseconds, losses };
}

/** @type {(nodes: number, edges: number, features: number) => Graph} */
function randomGraph(nodes, edges, features) {
  const probability = (2 * edges) / (nodes * (nodes - 1));
  const { edges: pairs } = erdosRenyi({ nodeCount: nodes, probability, seed: 0 });
  const random = new Random(0, 'features');
  const entries = nodes * featuresPerNode;
  const rows = Uint32Array.from({ length: entries }, (_, k) => Math.floor(k / featuresPerNode));
  const columns = rows.map(() => random.integer(features));
  return Graph.fromEdges({
    nodeCount: nodes,
    edges: pairs,
    features: CsrMatrix.fromEntries(nodes, features, { rows, columns }),
  });
}
