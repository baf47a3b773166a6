/** @file Validation metrics over the epochs of one training run, measured once and then remembered. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Graph, rowNormalization, splitEdges } from '@latentgraph/graph';
import { gae, vgae } from '@latentgraph/models';
import { train } from '@latentgraph/training';

/** @typedef {import('@latentgraph/training').LinkMetrics} LinkMetrics */
/** @typedef {import('./default-candidates.mjs').Kind} Kind */
/** @typedef {import('./default-candidates.mjs').Setting} Setting */

/**
 * @typedef {object} Run
 * @property {string} dataset name of the graph
 * @property {Graph} graph
 * @property {Kind} kind
 * @property {Setting} setting
 * @property {number} seed of split, initial weights and sampling
 * @property {number} epochs
 */

const cacheFolder = fileURLToPath(new URL('../.cache/validation-curves', import.meta.url));

/**
 * AUC and AP of the validation edges after every epoch. What an earlier call measured with the same
 * settings comes from `.cache`: delete it after a change that moves the figures.
 * @param {Run} run @returns {Promise<LinkMetrics[]>}
 */
export async function validationCurve(run) {
  const { dataset, graph, kind, setting, seed, epochs } = run;
  const { training, rowNormalized } = setting;
  const featureless = graph.features === undefined;
  const settings = { model: setting.model?.(graph.nodeCount), training, rowNormalized };
  const key = JSON.stringify({ dataset, featureless, kind, settings, seed, epochs });
  const file = join(cacheFolder, `${createHash('sha256').update(key).digest('hex')}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const curve = await measure(run);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(`${file}.partial`, JSON.stringify(curve));
  renameSync(`${file}.partial`, file);
  return curve;
}

/** @param {Run} run */
async function measure({ graph, kind, setting, seed, epochs }) {
  const data = setting.rowNormalized ? withRowNormalizedFeatures(graph) : graph;
  const split = splitEdges(data, { seed });
  const create = kind === 'gae' ? gae : vgae;
  const model = create({ inputs: data.featureCount, seed, ...setting.model?.(data.nodeCount) });
  /** @type {LinkMetrics[]} */
  const curve = [];
  for await (const { validation } of train(model, split, { epochs, seed, ...setting.training })) {
    if (validation) curve.push(validation);
  }
  model.dispose();
  return curve;
}

/** @param {Graph} graph */
function withRowNormalizedFeatures({ nodeCount, edges, features }) {
  return Graph.fromEdges({ nodeCount, edges, features: features && rowNormalization(features) });
}
