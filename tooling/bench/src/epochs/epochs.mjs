/** @file The suite of whole epochs. */
import { ChildError } from '../child-process.mjs';
import { compare } from '../compare.mjs';
import { inTurn } from '../in-turn.mjs';
import { THREADS } from '../suite.mjs';
import { epochBars } from './bars.mjs';
import { epochCases, quickEpochCases } from './cases.mjs';
import { measureNpmStart, npmStartId } from './npm-start.mjs';
import { measurePlainOps, plainOpsId } from './plain-ops.mjs';
import { runTraining } from './run-training.mjs';

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
    measurements.push([npmStartId, () => measureNpmStart(setting)]);
  }
  for (const [id, measure] of measurements) {
    if (!setting.isWanted(id)) continue;
    process.stderr.write(`epochs/${id} ...\n`);
    try {
      yield await measure();
    } catch (error) {
      if (!(error instanceof ChildError)) throw error;
      process.stderr.write(`${error.message}\n`);
      yield { suite: 'epochs', id, message: error.reason };
    }
  }
}

/** @type {(work: EpochCase, setting: Setting) => Promise<Result>} */
async function measureEpochs(work, { machine, peer, rounds = work.rounds }) {
  const { id, title, graph, model, loss, epochs: count } = work;
  const { train } = peer;
  const peers = train === undefined ? [] : work.peers;
  const contestants = [
    () => runTraining({ graph, model, loss, epochs: count, threads: THREADS }),
    ...peers.map(({ args }) => async () => {
      const { medianMsPerEpoch, megabytes } = await /** @type {NonNullable<typeof train>} */ (
        train
      )(args);
      return { milliseconds: medianMsPerEpoch, megabytes };
    }),
  ];
  const quiet = contestants.map((run) => () => machine.measure(title, run));
  const [own = [], ...others] = await inTurn(quiet, rounds);
  const compared = compare(
    { name: 'LatentGraph', samples: own },
    peers.map(({ name }, k) => ({ name, samples: others[k] ?? [] })),
  );
  const bars = epochBars(work, compared);
  return { suite: 'epochs', id, title, threads: THREADS, ...compared, bars };
}
