/** @file The suite of time and memory against the number of nodes. */
import { compare } from '../compare.mjs';
import { runTraining } from '../epochs/run-training.mjs';
import { inTurn } from '../in-turn.mjs';
import { summarize } from '../statistics.mjs';
import { outcomeOf, THREADS } from '../suite.mjs';

/** @typedef {import('../results/result.mjs').Result} Result */
/** @typedef {import('../suite.mjs').Setting} Setting */
/** @typedef {{ nodes: number, epochs: number }} Scale */

/** Few epochs where each takes seconds. @type {readonly Scale[]} */
const scales = [
  { nodes: 1000, epochs: 60 },
  { nodes: 2000, epochs: 40 },
  { nodes: 4000, epochs: 25 },
  { nodes: 8000, epochs: 15 },
  { nodes: 16_000, epochs: 8 },
  { nodes: 34_493, epochs: 5 },
];
/** @type {readonly Scale[]} */
const quickScales = [
  { nodes: 200, epochs: 3 },
  { nodes: 400, epochs: 3 },
];
const ROUNDS = 3;
/** As in Coauthor Physics: 247,962 edges, 34,493 nodes. */
const MEAN_DEGREE = 14.38;

/** @type {import('../suite.mjs').RunSuite} */
export async function* scaling(setting) {
  for (const scale of setting.quick ? quickScales : scales) {
    const id = `vgae-exact-${scale.nodes}`;
    if (!setting.isWanted(id)) continue;
    yield outcomeOf('scaling', id, () => measureScale(id, scale, setting));
  }
}

/** @type {(id: string, scale: Scale, setting: Setting) => Promise<Result>} */
async function measureScale(id, { nodes, epochs }, { machine, rounds = ROUNDS }) {
  const title = `VGAE exact, ${nodes.toLocaleString('en-US')} nodes`;
  const edges = (nodes * MEAN_DEGREE) / 2;
  const synthetic = { nodes, edges, features: 0, wordsPerNode: 0 };
  const run = () =>
    runTraining({ graph: { synthetic }, model: 'vgae', loss: 'exact', epochs, threads: THREADS });
  const [samples = []] = await inTurn([() => machine.measure(title, run)], rounds);
  const [first] = samples;
  if (first === undefined) throw new RangeError(`rounds must be at least 1, got ${rounds}`);
  return {
    suite: 'scaling',
    id,
    title,
    threads: THREADS,
    ...compare({ name: 'LatentGraph', samples }, []),
    bars: [],
    size: {
      nodes: first.nodes,
      edges: first.edges,
      megabytesBefore: summarize(samples.map((sample) => sample.megabytesBefore)).median,
    },
  };
}
