/**
 * @file A process that trains a graph autoencoder for some epochs and prints what it took. Started by
 * the bench with its settings as JSON.
 */
import { useBackend } from '@latentgraph/backends';
import { splitEdges } from '@latentgraph/graph';
import { gae, vgae } from '@latentgraph/models';
import { evaluateLinks, train } from '@latentgraph/training';
import { summarize } from '../statistics.mjs';
import { makeGraph } from './graph.mjs';

/**
 * @typedef {object} TrainSetting
 * @property {import('./graph.mjs').GraphSetting} graph
 * @property {'gae' | 'vgae'} model
 * @property {'exact' | 'sampled'} loss
 * @property {number} epochs
 * @property {number} threads
 * @property {string} [backend] @default 'wasm'
 */

/**
 * @typedef {object} Trained
 * @property {number} medianMsPerEpoch As the trainer reports it: validation is outside.
 * @property {number} megabytes Highest resident memory of the whole process.
 * @property {number} megabytesBefore Resident memory before there was a graph.
 * @property {number} nodes
 * @property {number} edges
 */

const kilobyte = 1024;

/** @type {TrainSetting} */
const {
  graph: graphSetting,
  model: kind,
  loss,
  epochs,
  threads,
  backend = 'wasm',
} = JSON.parse(process.argv[2] ?? '');
await useBackend(backend, { threads });
const megabytesBefore = process.memoryUsage().rss / 1e6;
const graph = await makeGraph(graphSetting);
const split = splitEdges(graph, { seed: 0 });
const create = kind === 'gae' ? gae : vgae;
const model = create({
  inputs: graph.featureCount,
  reconstruction: loss === 'exact' ? { type: 'exact' } : { type: 'sampled', negativesPerEdge: 1 },
});
/** @type {number[]} */
const times = [];
for await (const { milliseconds } of train(model, split.train, { epochs }))
  times.push(milliseconds);
// The peer evaluates in the end too, and memory is the whole process's.
await evaluateLinks(model, split, 'test');
/** @type {Trained} */
const trained = {
  medianMsPerEpoch: summarize(times).median,
  megabytes: (process.resourceUsage().maxRSS * kilobyte) / 1e6,
  megabytesBefore,
  nodes: graph.nodeCount,
  edges: graph.edgeCount,
};
process.stdout.write(`${JSON.stringify(trained)}\n`);
// Threads that wait for work would keep the process.
process.exit(0);
