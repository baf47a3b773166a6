/** @file Pairs without an edge, drawn anew each epoch by the sampled loss. */
import { Random, sampleNegatives } from '@latentgraph/graph';
import { drawNegatives } from '@latentgraph/kernels';
import { adjacency, NODES } from '../inputs.mjs';

/** As many as Cora has training edges. */
const COUNT = 4488;

/** @type {readonly import('../kernel-case.mjs').KernelCase[]} */
export const negativesCases = [
  {
    id: 'draw-negatives',
    title: `drawNegatives, ${COUNT.toLocaleString('en-US')} of ${NODES} nodes`,
    create() {
      const edges = adjacency();
      const options = { count: COUNT, random: new Random(0, 'negatives') };
      return {
        ours: () => void drawNegatives(edges, options),
        peers: [
          { name: 'sampleNegatives (JavaScript)', run: () => void sampleNegatives(edges, options) },
        ],
      };
    },
  },
];
