import { barabasiAlbert, Random, sampleNegatives } from '@latentgraph/graph';
import { bench, describe } from 'vitest';
import { drawNegatives } from './draw-negatives.js';

const { adjacency } = barabasiAlbert({ nodeCount: 2708, edgesPerNode: 2 });
const random = new Random(1, 'bench');

describe('4,488 negatives of 2,708 nodes', () => {
  bench('drawNegatives', () => {
    drawNegatives(adjacency, { count: 4488, random });
  });
  bench('sampleNegatives', () => {
    sampleNegatives(adjacency, { count: 4488, random });
  });
});
