/**
 * @file Prints where the time of a training epoch goes, as a Markdown table: a CPU profile of this process,
 * sampled at every 0.1 ms once training is warm, summed by category.
 *
 *     node tooling/bench/src/profile/profile-epoch.mjs cora vgae exact [THREADS]
 *
 * Needs built packages (`npm run build`), and a quiet machine.
 */
import { existsSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { useBackend } from '@latentgraph/backends';
import { gae, vgae } from '@latentgraph/models';
import { train } from '@latentgraph/training';
import { markdownTable } from 'markdown-table';
import { makeGraph } from '../epochs/graph.mjs';
import { dataRoot } from '../folders.mjs';
import { categoryOf } from './categories.mjs';
import { originalSource } from './original-source.mjs';

const warmUpEpochs = 20;
const epochs = 100;

const [dataset, kind, loss, threads = '2'] = process.argv.slice(2);
if (
  dataset === undefined ||
  !['gae', 'vgae'].includes(kind ?? '') ||
  !['exact', 'sampled'].includes(loss ?? '')
) {
  console.error('usage: profile-epoch.mjs DATASET gae|vgae exact|sampled [THREADS]');
  process.exit(2);
}

await useBackend('wasm', { threads: Number(threads) });
const graph = await makeGraph({ dataset, ...(existsSync(dataRoot) && { dataRoot }) });
const model = (kind === 'gae' ? gae : vgae)({
  inputs: graph.featureCount,
  reconstruction: loss === 'exact' ? { type: 'exact' } : { type: 'sampled', negativesPerEdge: 1 },
});
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 100 });
for await (const { number } of train(model, graph, { epochs: warmUpEpochs + epochs })) {
  if (number === warmUpEpochs) await session.post('Profiler.start');
}
const { profile } = await session.post('Profiler.stop');

const total = [...totals(profile)].sort(([, a], [, b]) => b - a);
const sum = total.reduce((milliseconds, [, part]) => milliseconds + part, 0);
const rows = total.map(([name, part]) => [
  name,
  (part / epochs).toFixed(2),
  `${((100 * part) / sum).toFixed(0)} %`,
]);
console.log(
  markdownTable(
    [
      [`${kind} ${loss}, ${dataset}, ${threads} threads`, 'ms per epoch', 'share'],
      ...rows,
      ['sum', (sum / epochs).toFixed(2), ''],
    ],
    { align: ['l', 'r', 'r'] },
  ),
);
process.exit(0);

/**
 * Milliseconds by category.
 * @param {import('node:inspector').Profiler.Profile} cpuProfile
 */
function totals({ nodes, samples = [], timeDeltas = [] }) {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const callerOf = new Map(
    nodes.flatMap((node) => (node.children ?? []).map((id) => [id, node.id])),
  );
  /** @type {(id: number | undefined) => import('./categories.mjs').Frame[]} */
  const stackOf = (id) => {
    const node = id === undefined ? undefined : nodeOf.get(id);
    if (node === undefined) return [];
    const { callFrame } = node;
    const frame = { functionName: callFrame.functionName, url: originalSource(callFrame) };
    return [frame, ...stackOf(callerOf.get(node.id))];
  };
  const categories = new Map(nodes.map(({ id }) => [id, categoryOf(stackOf(id))]));
  /** @type {Map<string, number>} */
  const sums = new Map();
  samples.forEach((id, k) => {
    const category = categories.get(id) ?? 'Node';
    sums.set(category, (sums.get(category) ?? 0) + (timeDeltas[k] ?? 0) / 1000);
  });
  return sums;
}
