/**
 * @file Epochs on the backend `tensorflow`, beside the same on `wasm`, by TensorFlow.js's own ops on the same backend, and
 * by PyTorch. They are why `auto` of `useBackend` takes what it takes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingAddon } from '../../../native/src/missing-addon.mjs';
import { atMost, fasterThan } from '../bar.mjs';
import { runChild, runScript } from '../child-process.mjs';
import { compare } from '../compare.mjs';
import { dataRoot, workspace } from '../folders.mjs';
import { inTurn } from '../in-turn.mjs';
import { THREADS } from '../suite.mjs';
import { runTraining } from './run-training.mjs';

/** @typedef {import('../suite.mjs').Setting} Setting */
/** @typedef {import('../results/result.mjs').Result} Result */
/** @typedef {import('../results/result.mjs').Bar} Bar */
/** @typedef {import('../results/result.mjs').PeerFigures} PeerFigures */
/** @typedef {import('../compare.mjs').Sample} Sample */
/** @typedef {{ name: string, run: () => Promise<Sample> }} Contestant */

const GRAPH_EPOCHS = 200;
const PLAIN_GRAPH_EPOCHS = 12;
const IMAGE_EPOCHS = 8;
const PLAIN_IMAGE_EPOCHS = 4;
const ROUNDS = 3;
const plainName = 'plain tfjs ops on tensorflow';
const TIMES_FASTER_THAN_PLAIN = 15;
const MOST_TIMES_PYTORCH = 5;

/**
 * The measurements by their ids; none, and a line that says why, where the addon is not there.
 * @param {Setting} setting
 * @returns {Array<[id: string, measure: () => Promise<Result>]>}
 */
export function tensorflowMeasurements(setting) {
  const missing = missingAddon();
  if (missing !== undefined) {
    process.stderr.write(`No epochs on the backend tensorflow: ${missing}\n`);
    return [];
  }
  return [
    ['vgae-exact-cora-tensorflow', () => measureExact(setting)],
    ['vgae-sampled-cora-tensorflow', () => measureSampled(setting)],
    ['vae-mnist-tensorflow', () => measureImages(setting)],
  ];
}

/** @param {Setting} setting */
function measureExact(setting) {
  const plain = async () =>
    sampleOf(
      await runScript(new URL('./plain-ops-training.mjs', import.meta.url), {
        dataset: 'cora',
        dataRoot,
        epochs: PLAIN_GRAPH_EPOCHS,
        backend: 'tensorflow',
      }),
    );
  return measure(setting, {
    id: 'vgae-exact-cora-tensorflow',
    title: 'VGAE exact, Cora, on tensorflow',
    run: (backend) => trainGraph('exact', backend),
    peers: [{ name: plainName, run: plain }],
    bar: (peer) => (peer.name === plainName ? [fasterThan(peer, TIMES_FASTER_THAN_PLAIN)] : []),
  });
}

/** @param {Setting} setting */
function measureSampled(setting) {
  return measure(setting, {
    id: 'vgae-sampled-cora-tensorflow',
    title: 'VGAE sampled, Cora, on tensorflow',
    run: (backend) => trainGraph('sampled', backend),
    peers: [],
    bar: () => [],
  });
}

/** @param {Setting} setting */
async function measureImages(setting) {
  const folder = mkdtempSync(join(tmpdir(), 'latentgraph-bench-'));
  try {
    const pixels = join(folder, 'pixels.f32');
    const exporter = join(workspace, 'tooling', 'parity', 'src', 'export-images.mjs');
    await runChild(process.execPath, [exporter, pixels]);
    const run = async (/** @type {string} */ script, /** @type {object} */ options) =>
      sampleOf(await runScript(new URL(script, import.meta.url), { pixels, ...options }));
    const plain = { epochs: PLAIN_IMAGE_EPOCHS, backend: 'tensorflow' };
    /** @type {Contestant[]} */
    const peers = [{ name: plainName, run: () => run('./plain-image-training.mjs', plain) }];
    const { trainImages } = setting.peer;
    if (trainImages) {
      peers.push({ name: 'PyTorch', run: () => trainImages(pixels, IMAGE_EPOCHS) });
    }
    return await measure(setting, {
      id: 'vae-mnist-tensorflow',
      title: 'VAE 784-400-20, 8,000 digits in batches of 128, on tensorflow',
      run: (backend) =>
        run('./train-images.mjs', { epochs: IMAGE_EPOCHS, threads: THREADS, backend }),
      peers,
      bar: ({ name, timesFaster }) =>
        name === 'PyTorch'
          ? [atMost(`time beside ${name}`, MOST_TIMES_PYTORCH, 1 / timesFaster.median, '×')]
          : [],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {Setting} setting
 * @param {object} work
 * @param {string} work.id
 * @param {string} work.title
 * @param {(backend: string) => Promise<Sample>} work.run
 * @param {readonly Contestant[]} work.peers Beside ourselves on wasm.
 * @param {(peer: PeerFigures) => Bar[]} work.bar
 * @returns {Promise<Result>}
 */
async function measure({ machine, rounds = ROUNDS }, { id, title, run, peers, bar }) {
  const others = [{ name: 'LatentGraph on wasm', run: () => run('wasm') }, ...peers];
  const quiet = [() => run('tensorflow'), ...others.map((peer) => peer.run)].map(
    (contestant) => () => machine.measure(title, contestant),
  );
  const [own = [], ...theirs] = await inTurn(quiet, rounds);
  const compared = compare(
    { name: 'LatentGraph', samples: own },
    others.map(({ name }, k) => ({ name, samples: theirs[k] ?? [] })),
  );
  const bars = compared.peers.flatMap(bar);
  return { suite: 'epochs', id, title, threads: THREADS, ...compared, bars };
}

/** @type {(loss: 'exact' | 'sampled', backend: string) => Promise<Sample>} */
function trainGraph(loss, backend) {
  const setting = { loss, epochs: GRAPH_EPOCHS, threads: THREADS, backend };
  return runTraining({ graph: { dataset: 'cora' }, model: 'vgae', ...setting });
}

/** @param {{ medianMsPerEpoch: number, megabytes: number }} printed @returns {Sample} */
function sampleOf({ medianMsPerEpoch, megabytes }) {
  return { milliseconds: medianMsPerEpoch, megabytes };
}
