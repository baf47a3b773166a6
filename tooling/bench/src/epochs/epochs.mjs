/** @file The suite of whole epochs. */
import { compare } from '../compare.mjs';
import { inTurn } from '../in-turn.mjs';
import { outcomeOf, THREADS } from '../suite.mjs';
import { epochBars } from './bars.mjs';
import { epochCases, quickEpochCases } from './cases.mjs';
import { imagesId, measureImages } from './images.mjs';
import { measureNpmStart, npmStartId } from './npm-start.mjs';
import { measurePlainOps, plainOpsId } from './plain-ops.mjs';
import { runTraining } from './run-training.mjs';
import { tensorflowMeasurements } from './tensorflow.mjs';

/** @typedef {import('../results/result.mjs').Result} Result */
/** @typedef {import('../suite.mjs').Setting} Setting */
/** @typedef {import('./cases.mjs').EpochCase} EpochCase */

/** @type {import('../suite.mjs').RunSuite} */
export async function* epochs(setting) {
  /** @type {Array<[id: string, measure: () => Promise<Result>]>} */
  const measurements = (setting.quick ? quickEpochCases : epochCases).map((work) => [
    work.id,
    () => measureEpochs(work, setting),
  ]);
  if (!setting.quick) {
    measurements.push([plainOpsId, () => measurePlainOps(setting)]);
    measurements.push([imagesId, () => measureImages(setting)]);
    measurements.push(...tensorflowMeasurements(setting));
    measurements.push([npmStartId, () => measureNpmStart(setting)]);
  }
  for (const [id, measure] of measurements) {
    if (setting.isWanted(id)) yield outcomeOf('epochs', id, measure);
  }
}

/** @type {(work: EpochCase, setting: Setting) => Promise<Result>} */
async function measureEpochs(work, { machine, peer: { train }, rounds = work.rounds }) {
  const { id, title, graph, model, loss, epochs: count } = work;
  const ours = () => runTraining({ graph, model, loss, epochs: count, threads: THREADS });
  const peers = train === undefined ? [] : work.peers.map((one) => peerContestant(one, train));
  const quiet = [ours, ...peers.map(({ run }) => run)].map(
    (run) => () => machine.measure(title, run),
  );
  const [own = [], ...others] = await inTurn(quiet, rounds);
  const compared = compare(
    { name: 'LatentGraph', samples: own },
    peers.map(({ name }, k) => ({ name, samples: others[k] ?? [] })),
  );
  const bars = epochBars(work, compared);
  return { suite: 'epochs', id, title, threads: THREADS, ...compared, bars };
}

/** @type {(peer: import('./cases.mjs').EpochPeer, train: NonNullable<import('../peer/peer.mjs').Peer['train']>) => { name: string, run: () => Promise<import('../compare.mjs').Sample> }} */
function peerContestant({ name, args }, train) {
  const run = async () => {
    const { medianMsPerEpoch, megabytes } = await train(args);
    return { milliseconds: medianMsPerEpoch, megabytes };
  };
  return { name, run };
}
