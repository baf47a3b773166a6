/**
 * @file Makes docs/results/defaults.md and defaults-featureless.md, the tables by which the trainer's
 * defaults were chosen: one setting is changed at a time, and only validation edges are looked at.
 *
 *     node tooling/results/src/choose-defaults.mjs DATA_ROOT [features|featureless]
 *
 * Needs built packages (`npm run build`). About half an hour a page; what an earlier call
 * measured is not measured again, so it may be stopped and called again.
 */
import { writeFileSync } from 'node:fs';
import { useBackend } from '@latentgraph/backends';
import { loadDataset } from '@latentgraph/datasets';
import { candidates, seedsOf, shownEpochs } from './default-candidates.mjs';
import { validationCurve } from './validation-curve.mjs';

/** @typedef {import('@latentgraph/graph').Graph} Graph */
/** @typedef {import('@latentgraph/training').LinkMetrics} LinkMetrics */
/** @typedef {import('./default-candidates.mjs').Kind} Kind */
/** @typedef {import('./default-candidates.mjs').Setting} Setting */
/** @typedef {keyof typeof candidates} Inputs */

const [dataRoot, inputs = 'features'] = process.argv.slice(2);
if (!dataRoot || !(inputs === 'features' || inputs === 'featureless')) {
  console.error(
    'usage: node tooling/results/src/choose-defaults.mjs DATA_ROOT [features|featureless]',
  );
  process.exit(2);
}
await useBackend('wasm');

const lines = [introduction(inputs)];
for (const name of ['cora', 'citeseer']) {
  const graph = await loadDataset(name, { dataRoot, featureless: inputs === 'featureless' });
  for (const kind of /** @type {const} */ (['gae', 'vgae'])) {
    await addTable(name, graph, kind, inputs);
  }
}
const page = inputs === 'features' ? 'defaults' : 'defaults-featureless';
writeFileSync(`docs/results/${page}.md`, `${lines.join('\n')}\n`);

/** @param {Inputs} inputs */
function introduction(inputs) {
  return [
    `# How the defaults were chosen${inputs === 'features' ? '' : ', featureless'}`,
    '',
    'Validation AUC / AP in percent, mean ± standard deviation over seeds, one setting changed at a time from the paper’s:',
    `exact loss, ${inputs === 'features' ? 'raw' : 'no'} features, hidden 32, latent 16, learning rate 0.01, beta 1, shared trunk. All figures are of validation edges.`,
    ...(inputs === 'featureless'
      ? [
          'In brackets, the difference to the paper’s 200 epochs on the same splits ± its standard error: settings differ by less here than splits do.',
          'The last rows have 64 hidden units besides; N is the number of nodes.',
        ]
      : []),
    'Made by `tooling/results/src/choose-defaults.mjs`, with seeds 0, 1, ....',
  ].join('\n');
}

/** @param {string} dataset @param {Graph} graph @param {Kind} kind @param {Inputs} inputs */
async function addTable(dataset, graph, kind, inputs) {
  const heads = [...shownEpochs[inputs].map((epoch) => `epoch ${epoch}`), 'best epoch'];
  const title = `${dataset}, ${kind.toUpperCase()}`;
  lines.push('', `## ${title}`, '');
  lines.push(
    `| setting | seeds | ${heads.join(' | ')} |`,
    `|---|---|${'---|'.repeat(heads.length)}`,
  );
  const curves = (/** @type {Setting} */ setting) =>
    inTurn(seedsOf(setting), (seed) =>
      validationCurve({
        dataset,
        graph,
        kind,
        setting,
        seed,
        epochs: Math.max(...shownEpochs[inputs]),
      }),
    );
  const [paper] = candidates[inputs];
  const baseline = (await curves(paper)).map((curve) => metricsAt(curve, 200));
  for (const setting of candidates[inputs]) {
    if (setting.kinds && !setting.kinds.includes(kind)) continue;
    const measured = await curves(setting);
    const columns = [
      ...shownEpochs[inputs].map((epoch) => measured.map((curve) => metricsAt(curve, epoch))),
      measured.map(bestOf),
    ];
    lines.push(
      `| ${setting.label} | ${measured.length} | ${columns.map((runs) => cell(runs, inputs === 'featureless' ? baseline : runs)).join(' | ')} |`,
    );
    console.error(title, lines.at(-1));
  }
}

/**
 * @template Item, Result
 * @param {readonly Item[]} items @param {(item: Item) => Promise<Result>} work
 */
async function inTurn(items, work) {
  /** @type {Result[]} */
  const results = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** @param {LinkMetrics[]} curve @param {number} epoch */
function metricsAt(curve, epoch) {
  const metrics = curve[epoch - 1];
  if (!metrics) throw new Error(`the run ended before epoch ${epoch}`);
  return metrics;
}

/** @param {LinkMetrics[]} curve */
function bestOf(curve) {
  return curve.reduce((highest, now) => (now.auc > highest.auc ? now : highest));
}

/**
 * Both metrics, and where they are not the baseline itself, what they are more than its of the same seeds.
 * @param {LinkMetrics[]} runs @param {LinkMetrics[]} baseline
 */
function cell(runs, baseline) {
  const metrics = /** @type {const} */ (['auc', 'ap']);
  const percent = metrics.map((metric) => runs.map((run) => 100 * run[metric]));
  const baselinePercent = metrics.map((metric) => baseline.map((run) => 100 * run[metric]));
  const shown = percent
    .map(spread)
    .map(({ mean, deviation }) => `${mean.toFixed(1)}±${deviation.toFixed(1)}`);
  const differences = percent.map((values, metric) => {
    const { mean, deviation } = spread(
      values.map((value, seed) => value - (baselinePercent[metric]?.[seed] ?? Number.NaN)),
    );
    return `${mean < 0 ? '-' : '+'}${Math.abs(mean).toFixed(1)}±${(deviation / Math.sqrt(values.length)).toFixed(1)}`;
  });
  const isBaseline = runs.every(({ auc }, seed) => auc === baseline[seed]?.auc);
  return `${shown.join(' / ')}${isBaseline ? '' : ` (${differences.join(' / ')})`}`;
}

/** @param {readonly number[]} values */
function spread(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
