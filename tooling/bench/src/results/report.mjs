/** @file The report: Markdown made from results alone. */
import {
  barsTable,
  comparisonTable,
  environmentTable,
  kernelTable,
  scalingSlopes,
  scalingTable,
  startUpTable,
} from './tables.mjs';

/** @typedef {import('./result.mjs').Results} Results */
/** @typedef {import('./result.mjs').Suite} Suite */

const introduction = `# Benchmarks

Made by \`npm run bench\` from \`results.json\` beside it, not by hand. How it measures:
[tooling/bench](../../tooling/bench/README.md).

Times are medians with quartiles in parentheses, in milliseconds. LatentGraph and a peer are measured in turn (A B A B), and
*times faster* is the peer's time divided by ours pair by pair, then the median. Whole epochs run in processes of their own, so
RSS is the highest resident memory of the whole process.`;

/** @type {Record<Suite, { title: string, text: string }>} */
const chapters = {
  kernels: {
    title: 'Kernels',
    text: `In and out of TensorFlow.js included. The limit is measured in turn with the kernel: for GFLOP/s a loop of independent
multiplications and additions in 128-bit registers (no FMA), on as many threads at once; for GB/s a copy of as many bytes.
All-pairs cross-entropy counts 6 d + 19 operations for each unordered pair; the prototype leaves out the labels.`,
  },
  epochs: {
    title: 'Whole epochs',
    text: `Hidden 32, latent 16; an epoch is sampling, forward, backward and update. PyTorch Geometric has 2 threads.`,
  },
  'start-up': {
    title: 'Start-up',
    text: 'Each in a new process.',
  },
  demo: {
    title: 'The demo',
    text: `In Chromium, which draws in software where there is no graphics card; each in a new browser; whether others use the machine is known before a visit only. The page's own work is what it marks by User
Timing: what it does with news of training, positions of the layout and of the latent space. Tasks below 50 ms are not told by the browser, and count as 0.`,
  },
  scaling: {
    title: 'Scaling',
    text: 'VGAE with the exact loss on featureless random graphs (Erdős–Rényi) of mean degree 14.4.',
  },
};

/**
 * @param {Results} results
 * @param {ReadonlyArray<{ file: string, title: string }>} plots Of the scaling suite.
 * @returns {string}
 */
export function report(results, plots) {
  const parts = [introduction];
  const bars = results.results.filter(({ bars: asked }) => asked.length > 0);
  if (bars.length > 0) parts.push('## Wanted and seen', barsTable(bars));
  for (const suite of /** @type {Suite[]} */ ([
    'epochs',
    'kernels',
    'start-up',
    'demo',
    'scaling',
  ])) {
    parts.push(...chapter(suite, results, plots));
  }
  if (results.problems.length > 0) parts.push('## Not measured', problemList(results));
  if (results.environments.length > 0) parts.push('## Measured on', ...conditions(results));
  return `${parts.join('\n\n')}\n`;
}

const tables = {
  kernels: kernelTable,
  epochs: comparisonTable,
  'start-up': startUpTable,
  demo: startUpTable,
};

/** @type {(suite: Suite, results: Results, plots: ReadonlyArray<{ file: string, title: string }>) => string[]} */
function chapter(suite, { results }, plots) {
  const own = results.filter((result) => result.suite === suite);
  if (own.length === 0) return [];
  const { title, text } = chapters[suite];
  const remarks = own.flatMap((result) =>
    result.remark === undefined ? [] : [`- ${result.title}: ${result.remark}`],
  );
  const head = [`## ${title}`, text];
  if (suite === 'scaling') head.push(scalingTable(own), ...scalingText(own, plots));
  else head.push(tables[suite](own));
  return remarks.length === 0 ? head : [...head, remarks.join('\n')];
}

/** @type {(results: Results['results'], plots: ReadonlyArray<{ file: string, title: string }>) => string[]} */
function scalingText(results, plots) {
  if (plots.length === 0) return [];
  const { from, time, memory } = scalingSlopes(results);
  const slopes = `Slopes in the log-log plots from ${from.toLocaleString('en-US')} nodes on: time ${time.toFixed(2)} (all pairs are N², so 2 is what it comes to), memory beyond that of the process without a graph ${memory.toFixed(2)}.`;
  return [slopes, ...plots.map(({ file, title }) => `![${title}](${file})`)];
}

/** @param {Results} results */
function problemList({ problems }) {
  return problems.map(({ suite, id, message }) => `- ${suite}/${id}: ${message}`).join('\n');
}

/** @param {Results} results */
function conditions({ environments, results }) {
  const dates = results.map(({ measured }) => measured.date).sort();
  const days = [...new Set([dates[0], dates.at(-1)])].join(' to ');
  const load = Math.max(...results.map(({ measured }) => measured.othersCores));
  const forced = results.filter(({ measured }) => measured.forced).length;
  const speed = Math.min(...results.map(({ measured }) => measured.coreSpeed ?? 1));
  const quiet = `Measured on ${days}. While something was measured, others used at most ${load.toFixed(2)} cores, and the cores reached at least ${(100 * speed).toFixed(0)} % of their best speed, where it was looked at.`;
  const warning = `**${forced} of ${results.length} results were measured with \`--force\`, whatever else ran: they say little.**`;
  const peers = new Set(results.flatMap(({ measured }) => measured.peer ?? []));
  const lines = [forced === 0 ? quiet : `${quiet} ${warning}`];
  return [environmentTable(environments), ...lines, ...[...peers].map((text) => `Peer: ${text}.`)];
}
