/** @file The all-pairs loss as it is defined, for tests, and labels to try it on. */
import { CsrMatrix, Random } from '@latentgraph/graph';
import type * as tf from '@tensorflow/tfjs-core';
import { randomMatrix } from './random-inputs.js';

/** A loss and its gradient by z. */
export interface LossAndGradient {
  readonly loss: number;
  readonly gradient: Iterable<number> & ArrayLike<number>;
}

function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

/** The loss as it is defined, and as it would be if no pair were labeled. */
export interface AllPairsReference extends LossAndGradient {
  /** What the portable form's rounding errors are relative to: it takes all pairs first, then mends the labeled. */
  readonly unlabeled: LossAndGradient;
}

/** The definition, pair by pair, in float64. */
export function allPairsReference(
  z: tf.Tensor2D,
  labels: CsrMatrix,
  positiveWeight: number,
): AllPairsReference {
  return {
    ...sumOverPairs(z, (i, j) => (labels.has(i, j) ? positiveWeight : undefined)),
    unlabeled: sumOverPairs(z, () => undefined),
  };
}

function sumOverPairs(
  z: tf.Tensor2D,
  weightOf: (i: number, j: number) => number | undefined,
): LossAndGradient {
  const values = Float64Array.from(z.dataSync());
  const [nodes, width] = z.shape;
  const gradient = new Float64Array(values.length);
  let loss = 0;
  for (let i = 0; i < nodes; i++) {
    for (let j = 0; j < nodes; j++) {
      let s = 0;
      for (let k = 0; k < width; k++) s += values[i * width + k]! * values[j * width + k]!;
      const weight = weightOf(i, j);
      loss += weight === undefined ? softplus(s) : weight * softplus(-s);
      const derivative = weight === undefined ? sigmoid(s) : -weight * sigmoid(-s);
      for (let k = 0; k < width; k++) {
        gradient[i * width + k]! += derivative * values[j * width + k]!;
        gradient[j * width + k]! += derivative * values[i * width + k]!;
      }
    }
  }
  return { loss, gradient };
}

/** Directed, with weights of either sign, self-loops and nodes without labels. */
export function randomLabels(nodes: number, count: number, seed = 0): CsrMatrix {
  return randomMatrix([nodes, nodes], count, new Random(seed, 'labels'));
}

/** Symmetric, with a full diagonal, as a graph's training labels are. */
export function undirectedLabels(nodes: number, count: number): CsrMatrix {
  const { rows, columns } = randomLabels(nodes, count).toEntries();
  const diagonal = Array.from({ length: nodes }, (_, node) => node);
  return CsrMatrix.fromEntries(nodes, nodes, {
    rows: [...rows, ...columns, ...diagonal],
    columns: [...columns, ...rows, ...diagonal],
  });
}
