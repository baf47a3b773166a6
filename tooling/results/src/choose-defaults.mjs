/**
 * @file Makes docs/results/defaults.md, the table by which the trainer's defaults were chosen: one
 * setting is changed at a time, and only validation edges are looked at.
 *
 *     node tooling/results/src/choose-defaults.mjs DATA_ROOT [SEEDS]
 *
 * Needs built packages (`npm run build`). About half an hour for 3 seeds on two cores; what an earlier
 * call measured is kept in `.cache` and not measured again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { useBackend } from '@latentgraph/backends';
import { loadDataset } from '@latentgraph/datasets';
import { Graph, rowNormalization, splitEdges } from '@latentgraph/graph';
import { gae, vgae } from '@latentgraph/models';
import { train } from '@latentgraph/training';

/** @typedef {import('@latentgraph/training').LinkMetrics} LinkMetrics */
/** @typedef {'gae' | 'vgae'} Kind */

/**
 * @typedef {object} Setting
 * @property {string} label
 * @property {Partial<import('@latentgraph/models').GraphAutoencoderSettings>} [model]
 * @property {import('@latentgraph/training').TrainOptions} [training]
 * @property {boolean} [rowNormalized]
 * @property {readonly Kind[]} [kinds] where it makes a difference
 */

/** @type {readonly Setting[]} */
const featurelessSettings = [
  { label: "the paper's" },
  { label: 'learning rate 0.005', training: { learningRate: 0.005 } },
];
/** @type {readonly Setting[]} */
const settings = [
  ...featurelessSettings,
  { label: 'learning rate 0.003', training: { learningRate: 0.003 } },
  { label: 'row-normalized features', rowNormalized: true },
  { label: 'linear encoder', model: { hidden: [] } },
  { label: 'beta 0', model: { beta: 0 }, kinds: ['vgae'] },
  { label: 'sampled loss', model: { reconstruction: { type: 'sampled', negativesPerEdge: 1 } } },
];
const lastEpochs = [100, 200];

const cacheFolder = fileURLToPath(new URL('../.cache', import.meta.url));
const cacheFile = join(cacheFolder, 'choose-defaults.json');
/** @type {Record<string, LinkMetrics[]>} */
const measured = existsSync(cacheFile) ? JSON.parse(readFileSync(cacheFile, 'utf8')) : {};

const [dataRoot, seedCount = '3'] = process.argv.slice(2);
if (!dataRoot) {
  console.error('usage: node tooling/results/src/choose-defaults.mjs DATA_ROOT [SEEDS]');
  process.exit(2);
}
const seeds = Array.from({ length: Number(seedCount) }, (_, seed) => seed);
await useBackend('wasm');

const lines = [
  '# How the defaults were chosen',
  '',
  'Validation AUC / AP in percent, mean ± standard deviation over seeds, one setting changed at a time from the paper’s:',
  'exact loss, raw features, hidden 32, latent 16, learning rate 0.01, beta 1, shared trunk. All figures are of validation edges.',
  `Made by \`tooling/results/src/choose-defaults.mjs\`, seeds ${seeds.join(', ')}.`,
];
for (const name of ['cora', 'citeseer']) {
  for (const featureless of [false, true]) {
    const graph = await loadDataset(name, { dataRoot, featureless });
    for (const kind of /** @type {const} */ (['gae', 'vgae'])) await addTable(name, graph, kind);
  }
}
writeFileSync('docs/results/defaults.md', `${lines.join('\n')}\n`);

/** @param {string} name @param {Graph} graph @param {Kind} kind */
async function addTable(name, graph, kind) {
  const title = `${name}, ${kind.toUpperCase()}${graph.features ? '' : ', featureless'}`;
  const heads = [...lastEpochs.map((epochs) => `epoch ${epochs}`), 'best epoch'];
  lines.push('', `## ${title}`, '');
  lines.push(`| setting | ${heads.join(' | ')} |`, `|---|${'---|'.repeat(heads.length)}`);
  for (const setting of graph.features ? settings : featurelessSettings) {
    if (setting.kinds && !setting.kinds.includes(kind)) continue;
    /** @type {LinkMetrics[][]} */
    const runs = [];
    for (const seed of seeds) {
      const key = `${title}, ${setting.label}, ${seed}`;
      measured[key] ??= await measure(graph, kind, setting, seed);
      runs.push(measured[key]);
      mkdirSync(cacheFolder, { recursive: true });
      writeFileSync(cacheFile, JSON.stringify(measured));
    }
    const cells = [...lastEpochs, 'best'].map((_, column) =>
      summary(runs.map((run) => run[column])),
    );
    lines.push(`| ${setting.label} | ${cells.join(' | ')} |`);
    console.error(title, lines.at(-1));
  }
}

/**
 * Validation metrics after each of `lastEpochs`, and at the best epoch.
 * @param {Graph} graph @param {Kind} kind @param {Setting} setting @param {number} seed
 */
async function measure(graph, kind, setting, seed) {
  const data = setting.rowNormalized ? withRowNormalizedFeatures(graph) : graph;
  const split = splitEdges(data, { seed });
  const create = kind === 'gae' ? gae : vgae;
  const model = create({ inputs: data.featureCount, seed, ...setting.model });
  /** @type {LinkMetrics[]} */
  const curve = [];
  const options = { epochs: Math.max(...lastEpochs), seed, ...setting.training };
  for await (const { validation } of train(model, split, options)) {
    if (validation) curve.push(validation);
  }
  model.dispose();
  const best = curve.reduce((highest, now) => (now.auc > highest.auc ? now : highest));
  return [...curve.filter((_, index) => lastEpochs.includes(index + 1)), best];
}

/** @param {Graph} graph */
function withRowNormalizedFeatures({ nodeCount, edges, features }) {
  return Graph.fromEdges({ nodeCount, edges, features: features && rowNormalization(features) });
}

/** @param {(LinkMetrics | undefined)[]} runs */
function summary(runs) {
  return /** @type {const} */ (['auc', 'ap'])
    .map((metric) => {
      const values = runs.map((run) => 100 * (run?.[metric] ?? Number.NaN));
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      return `${mean.toFixed(1)}±${Math.sqrt(squares / (values.length - 1)).toFixed(1)}`;
    })
    .join(' / ');
}
