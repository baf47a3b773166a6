/** @file VGAE with the exact loss on Cora, beside the same by TensorFlow.js's own ops. */
import { fasterThan } from '../bar.mjs';
import { runScript } from '../child-process.mjs';
import { compare } from '../compare.mjs';
import { dataRoot } from '../folders.mjs';
import { inTurn } from '../in-turn.mjs';
import { THREADS } from '../suite.mjs';
import { runTraining } from './run-training.mjs';

/** @typedef {import('./train.mjs').Trained} Trained */

export const plainOpsId = 'vgae-exact-cora-tfjs';

const title = 'VGAE exact, Cora';
const peerName = 'plain tfjs ops on wasm';
/** Two seconds each. */
const PLAIN_EPOCHS = 6;
/** The trainer's usual number: the first of them run before JavaScript is compiled. */
const OWN_EPOCHS = 200;
const TIMES_FASTER = 100;

/**
 * @param {import('../suite.mjs').Setting} setting
 * @returns {Promise<import('../results/result.mjs').Result>}
 */
export async function measurePlainOps({ machine, rounds = 3 }) {
  const ours = () =>
    runTraining({
      graph: { dataset: 'cora' },
      model: 'vgae',
      loss: 'exact',
      epochs: OWN_EPOCHS,
      threads: THREADS,
    });
  const plain = async () => {
    const script = new URL('./plain-ops-training.mjs', import.meta.url);
    /** @type {Pick<Trained, 'medianMsPerEpoch' | 'megabytes'>} */
    const trained = await runScript(script, {
      dataset: 'cora',
      dataRoot,
      epochs: PLAIN_EPOCHS,
      backend: 'wasm',
    });
    return { ...trained, milliseconds: trained.medianMsPerEpoch };
  };
  const quiet = [ours, plain].map((run) => () => machine.measure(`${title}, ${peerName}`, run));
  const [own = [], other = []] = await inTurn(quiet, rounds);
  const compared = compare({ name: 'LatentGraph', samples: own }, [
    { name: peerName, samples: other },
  ]);
  const bars = compared.peers.map((seen) => fasterThan(seen, TIMES_FASTER));
  return { suite: 'epochs', id: plainOpsId, title, threads: THREADS, ...compared, bars };
}
