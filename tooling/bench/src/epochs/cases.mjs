/** @file Whole epochs: which work, beside whom, and how much faster it is meant to be. */
import { peerDataset } from '../peer/peer.mjs';

/** @typedef {import('./graph.mjs').GraphSetting} GraphSetting */

/**
 * @typedef {object} EpochPeer
 * @property {string} name
 * @property {readonly string[]} args Of the peer's script.
 * @property {number} timesFaster Wanted at least.
 * @property {number} [timesSmaller] Wanted at least, of the highest resident memory.
 */

/**
 * @typedef {object} EpochCase
 * @property {string} id
 * @property {string} title
 * @property {GraphSetting} graph
 * @property {'gae' | 'vgae'} model
 * @property {'exact' | 'sampled'} loss
 * @property {number} epochs In each process.
 * @property {number} rounds
 * @property {readonly EpochPeer[]} peers
 * @property {{ milliseconds: number, megabytes: number }} [most] Wanted at most.
 */

/**
 * What data sets are called in the report, and for how many epochs they are trained. Of short epochs it takes the
 * trainer's usual 200: half of the first 60 run before JavaScript is compiled, and no training ends there.
 */
const datasets = {
  cora: { title: 'Cora', epochs: { exact: 200, sampled: 200 }, rounds: 5 },
  citeseer: { title: 'CiteSeer', epochs: { exact: 200, sampled: 200 }, rounds: 5 },
  coauthor_cs: { title: 'coauthor_cs', epochs: { exact: 5, sampled: 40 }, rounds: 3 },
};

/** Nodes, edges and features of Coauthor Physics (Shchur et al. 2018), and its 33 words a node. */
const physicsSized = { nodes: 34_493, edges: 247_962, features: 8_415, wordsPerNode: 33 };

/** @type {readonly EpochCase[]} */
export const epochCases = [
  exact('cora', { timesFaster: 4 }),
  exact('citeseer', { timesFaster: 8 }),
  .../** @type {const} */ (['gae', 'vgae']).flatMap((model) => [
    sampled(model, 'cora', 3),
    sampled(model, 'citeseer', 3),
    sampled(model, 'coauthor_cs', 5),
  ]),
  exact('coauthor_cs', { timesFaster: 8, timesSmaller: 10 }),
  {
    id: 'vgae-exact-34493',
    title: 'VGAE exact, 34,493 nodes (synthetic)',
    graph: { synthetic: physicsSized },
    model: 'vgae',
    loss: 'exact',
    epochs: 5,
    rounds: 3,
    peers: [],
    most: { milliseconds: 4000, megabytes: 1000 },
  },
];

/** The smoke run's only case. @type {readonly EpochCase[]} */
export const quickEpochCases = [
  {
    id: 'vgae-exact-karate',
    title: 'VGAE exact, Karate',
    graph: { dataset: 'karate' },
    model: 'vgae',
    loss: 'exact',
    epochs: 3,
    rounds: 2,
    peers: [],
  },
];

/** @type {(dataset: keyof typeof datasets, wanted: { timesFaster: number, timesSmaller?: number }) => EpochCase} */
function exact(dataset, wanted) {
  const { title, epochs, rounds } = datasets[dataset];
  const args = (/** @type {string[]} */ ...loss) => peerArgs(dataset, 'vgae', epochs.exact, loss);
  /** @type {EpochPeer[]} */
  const peers = [
    { name: 'PyTorch Geometric, dense exact', args: args('--loss', 'exact'), ...wanted },
  ];
  if (dataset !== 'coauthor_cs') {
    const name = 'PyTorch Geometric, its sampled loss';
    peers.push({ name, args: args('--loss', 'sampled'), timesFaster: 1 });
  }
  return {
    id: `vgae-exact-${dataset}`,
    title: `VGAE exact, ${title}`,
    graph: { dataset },
    model: 'vgae',
    loss: 'exact',
    epochs: epochs.exact,
    rounds,
    peers,
  };
}

/** @type {(model: 'gae' | 'vgae', dataset: keyof typeof datasets, timesFaster: number) => EpochCase} */
function sampled(model, dataset, timesFaster) {
  const { title, epochs, rounds } = datasets[dataset];
  const args = (/** @type {string[]} */ ...more) =>
    peerArgs(dataset, model, epochs.sampled, ['--loss', 'sampled', ...more]);
  return {
    id: `${model}-sampled-${dataset}`,
    title: `${model.toUpperCase()} sampled, ${title}`,
    graph: { dataset },
    model,
    loss: 'sampled',
    epochs: epochs.sampled,
    rounds,
    // Whichever is better: to be so much faster than both is to be so much faster than the better.
    peers: [
      { name: 'PyTorch Geometric, dense X', args: args(), timesFaster },
      { name: 'PyTorch Geometric, sparse X', args: args('--sparse-x'), timesFaster },
    ],
  };
}

/** @type {(dataset: string, model: 'gae' | 'vgae', epochs: number, more: string[]) => string[]} */
function peerArgs(dataset, model, epochs, more) {
  const fixed = ['--model', model.toUpperCase(), '--epochs', String(epochs)];
  return [...peerDataset(dataset), ...fixed, ...more];
}
