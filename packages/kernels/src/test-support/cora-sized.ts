/** @file Random inputs of the size of the Cora citation graph, on which the benchmarks run. */
import { CsrMatrix, Random } from '@latentgraph/graph';
import { randomMatrix } from './random-inputs.js';

export const NODES = 2708;
export const FEATURES = 1433;
export const HIDDEN = 32;
export const LATENT = 16;

/** Symmetric, with self-loops, 13,264 entries. */
export function adjacency(): CsrMatrix {
  const { rows, columns } = randomMatrix([NODES, NODES], 5278, new Random(0, 'edges')).toEntries();
  const nodes = Array.from({ length: NODES }, (_, node) => node);
  return CsrMatrix.fromEntries(NODES, NODES, {
    rows: [...rows, ...columns, ...nodes],
    columns: [...columns, ...rows, ...nodes],
  });
}

/** Sparse features, about 49,000 entries. */
export function features(): CsrMatrix {
  return randomMatrix([NODES, FEATURES], 49_216, new Random(0, 'features'));
}
