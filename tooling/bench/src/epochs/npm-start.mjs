/**
 * @file All of `npm start`, from the start of its process to the metrics, beside the peer's script from
 * its start to its end: on the same split and features, with the same settings and number of epochs.
 */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fasterThan } from '../bar.mjs';
import { runChild } from '../child-process.mjs';
import { compare } from '../compare.mjs';
import { cache, workspace } from '../folders.mjs';
import { inTurn } from '../in-turn.mjs';
import { THREADS } from '../suite.mjs';

export const npmStartId = 'npm-start';

const title = '`npm start`: WordNet animals, 200 epochs, the whole run';
const EPOCHS = 200;
const TIMES_FASTER = 5;
const MEBIBYTE = 2 ** 20;

/**
 * @param {import('../suite.mjs').Setting} setting
 * @returns {Promise<import('../results/result.mjs').Result>}
 */
export async function measureNpmStart({ machine, peer: { train }, rounds = 1 }) {
  const folder = mkdtempSync(join(tmpdir(), 'latentgraph-bench-'));
  try {
    // Kept for the peer, which needs the split of a run.
    let last = { run: '', metrics: noMetrics };
    let count = 0;
    const ours = async () => {
      const run = join(folder, `run-${count++}`);
      const { milliseconds, metrics } = await start(run);
      last = { run, metrics };
      return { milliseconds, megabytes: (metrics.peakRssMb * MEBIBYTE) / 1e6 };
    };
    const features = train && (await wordnetFeatures());
    const theirs = async () => {
      const { processMilliseconds, megabytes } = await /** @type {NonNullable<typeof train>} */ (
        train
      )(peerArgs(last.run, last.metrics, features ?? ''));
      return { milliseconds: processMilliseconds, megabytes };
    };
    const contestants = train === undefined ? [ours] : [ours, theirs];
    const quiet = contestants.map((run) => () => machine.measure(title, run));
    const [own = [], ...others] = await inTurn(quiet, rounds);
    const name = `PyTorch Geometric, ${last.metrics.loss}`;
    const compared = compare(
      { name: 'LatentGraph', samples: own },
      others.map((samples) => ({ name, samples })),
    );
    const bars = compared.peers.map((seen) => fasterThan(seen, TIMES_FASTER));
    return { suite: 'epochs', id: npmStartId, title, threads: THREADS, ...compared, bars };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The part of metrics.json that the peer needs. */
const noMetrics = { loss: '', peakRssMb: 0, model: { learningRate: 0 } };

/** @param {string} run */
async function start(run) {
  const args = ['start', '--', '--epochs', String(EPOCHS), '--threads', String(THREADS)];
  const { milliseconds } = await runChild('npm', [...args, '--out', run, '--json'], {
    cwd: workspace,
    env: { ...process.env, INIT_CWD: workspace },
  });
  /** @type {typeof noMetrics} */
  const metrics = JSON.parse(readFileSync(join(run, 'metrics.json'), 'utf8'));
  return { milliseconds, metrics };
}

/** @type {(run: string, metrics: typeof noMetrics, features: string) => string[]} */
function peerArgs(run, { loss, model: { learningRate } }, features) {
  const data = ['--split', join(run, 'split.json'), '--features', features];
  const settings = ['--loss', loss, '--lr', String(learningRate), '--epochs', String(EPOCHS)];
  return [...data, '--model', 'VGAE', ...settings];
}

/** @returns {Promise<string>} The features as a file the peer reads, made once. */
async function wordnetFeatures() {
  const file = join(cache, 'wordnet.mtx');
  if (existsSync(file)) return file;
  const script = join(workspace, 'tooling', 'parity', 'src', 'export-features.mjs');
  await runChild(process.execPath, [script, 'wordnet', `${file}.partial`]);
  renameSync(`${file}.partial`, file);
  return file;
}
