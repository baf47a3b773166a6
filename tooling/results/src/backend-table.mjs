/**
 * @file Writes the README's table of backends: what can be measured here is measured, each time in a process
 * or on a page of its own. A backend that is not here keeps dashes, and the reason is printed.
 *
 *     node tooling/results/src/backend-table.mjs [--force]
 *
 * Needs built packages (`npm run build`), for `tensorflow` the package `@tensorflow/tfjs-node` with its
 * library, for `webgl` and `webgpu` Chromium. A minute on a quiet machine; on a busy one it writes nothing,
 * unless it is forced to.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { BusyMachineError, QuietMachine } from '../../bench/src/busy/quiet-machine.mjs';
import { runScript } from '../../bench/src/child-process.mjs';
import { summarize } from '../../bench/src/statistics.mjs';
import { documentedBackends } from './backend-table/documented-backends.mjs';
import { backendTable, placeBetweenMarkers } from './backend-table/table.mjs';
import { trainInChromium } from './backend-table/train-in-chromium.mjs';

/** @typedef {import('./backend-table/documented-backends.mjs').DocumentedBackend} DocumentedBackend */
/** @typedef {import('./backend-table/table.mjs').Measurement} Measurement */
/** @typedef {import('./backend-table/train-epochs.mjs').Trained} Trained */

const readme = fileURLToPath(new URL('../../../README.md', import.meta.url));

/** Of Cora's size, and a size that a GPU in software manages. */
const works = {
  node: { nodes: 2708, edges: 5278, features: 1433, epochs: 40 },
  chromium: { nodes: 200, edges: 800, features: 100, epochs: 20 },
};

/** The first is timed; the others must have the same losses. */
const threadsOfRuns = { node: [2, 2, 1], chromium: [1, 1] };

const quiet = new QuietMachine({ force: process.argv.includes('--force') });

try {
  await writeTable();
} catch (error) {
  if (!(error instanceof BusyMachineError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function writeTable() {
  const measured = [];
  for (const backend of documentedBackends) {
    measured.push({ ...backend, measurement: await measure(backend) });
  }
  const [processor] = cpus();
  const note = [
    'An epoch of VGAE with the exact loss (hidden 32, latent 16), median: in Node on a random graph of the size of Cora (2,708 nodes, 5,278 edges, 1,433 features) with',
    `2 threads, on ${processor?.model.trim()} with Node ${process.versions.node}; \`webgl\` and \`webgpu\` in Chromium without a GPU, in software, on 200 nodes. The same bits again: the losses of`,
    `${works.node.epochs} epochs (in Chromium ${works.chromium.epochs}) in another process, in Node also on one thread. A dash: not measured.`,
  ].join('\n');
  writeFileSync(
    readme,
    placeBetweenMarkers(readFileSync(readme, 'utf8'), `\n${backendTable(measured)}\n\n${note}\n`),
  );
}

/** @type {(backend: DocumentedBackend) => Promise<Measurement | undefined>} */
async function measure({ name, measuredIn }) {
  /** @type {Trained[]} */
  const runs = [];
  try {
    for (const threads of threadsOfRuns[measuredIn]) {
      runs.push(await trained(measuredIn, { backend: name, threads, ...works[measuredIn] }));
    }
  } catch (error) {
    if (error instanceof BusyMachineError) throw error;
    const reason = error instanceof Error && 'reason' in error ? error.reason : error;
    console.log(`${name} is not measured: ${String(reason).split('\n')[0]}`);
    return undefined;
  }
  const [first] = runs;
  if (!first) return undefined;
  const { version, kernels } = first;
  const milliseconds = summarize(first.milliseconds).median;
  const repeatable = runs.every(({ losses }) => losses.join() === first.losses.join());
  console.log(`${name} ${version}: ${milliseconds.toFixed(1)} ms, repeatable: ${repeatable}`);
  return { version, kernels, milliseconds, repeatable };
}

/** @type {(place: 'node' | 'chromium', work: import('./backend-table/train-epochs.mjs').Work) => Promise<Trained>} */
function trained(place, work) {
  if (place === 'chromium') return trainInChromium(work);
  const program = new URL('./backend-table/train-in-node.mjs', import.meta.url);
  return quiet.measure(work.backend, () => runScript(program, work));
}
