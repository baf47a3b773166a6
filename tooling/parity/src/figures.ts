/**
 * @file What PyTorch Geometric computes on graphs of a few nodes, for the parity tests of the
 * packages. Made by `gcn_vgae_figures.py`, in float64 from inputs that float32 holds exactly.
 */
import { CsrMatrix, Graph, type NodePairs } from '@latentgraph/graph';
import type { Parameterized } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import figures from '../figures/gcn-vgae.json' with { type: 'json' };

export { figures };

/** Largest error of float32 results against float64, relative to the largest entry. */
export const tolerance = 1e-5;

/** A number, a vector or a matrix by rows. */
export type Figure = number | readonly number[] | readonly (readonly number[])[];

type NamedFigures = Readonly<Record<string, number[] | number[][]>>;

/** The undirected graph of the figures, with its features. */
export function figureGraph(): Graph {
  const { nodeCount, edges, features } = figures.graph;
  return Graph.fromEdges({ nodeCount, edges: nodePairs(edges), features: sparseMatrix(features) });
}

/** Node pairs from rows [source, target]. */
export function nodePairs(rows: readonly (readonly number[])[]): NodePairs {
  return {
    sources: Uint32Array.from(rows, ([source]) => source!),
    targets: Uint32Array.from(rows, ([, target]) => target!),
  };
}

/** The non-zeros of a matrix given by rows. */
export function sparseMatrix(matrix: readonly (readonly number[])[]): CsrMatrix {
  const entries = matrix.flatMap((row, r) =>
    row.flatMap((value, column) => (value === 0 ? [] : [{ row: r, column, value }])),
  );
  return CsrMatrix.fromEntries(matrix.length, matrix[0]!.length, {
    rows: Uint32Array.from(entries, ({ row }) => row),
    columns: Uint32Array.from(entries, ({ column }) => column),
    values: Float32Array.from(entries, ({ value }) => value),
  });
}

/** Gives a module the figures' weights; the names have to be the same on both sides. */
export function assignParameters(module: Parameterized, values: NamedFigures): void {
  const parameters = module.parameters();
  const [wanted, given] = [[...parameters.keys()].sort(), Object.keys(values).sort()];
  if (wanted.join() !== given.join()) {
    throw new Error(`the module has the parameters ${wanted}, the figures ${given}`);
  }
  for (const [name, variable] of parameters) {
    tf.tidy(() => variable.assign(tf.tensor(values[name]!, variable.shape)));
  }
}

/** The gradients of a loss in all parameters of a module, by the parameter's name. */
export function parameterGradients(
  module: Parameterized,
  loss: () => tf.Scalar,
): ReadonlyMap<string, tf.Tensor> {
  const parameters = module.parameters();
  const { grads } = tf.variableGrads(loss, [...parameters.values()]);
  return new Map([...parameters].map(([name, { name: key }]) => [name, grads[key]!]));
}

/** The largest difference between a result and its figure, relative to the figure's largest entry. */
export function relativeError(actual: ArrayLike<number>, expected: Figure): number {
  const figure = typeof expected === 'number' ? [expected] : expected.flat();
  if (actual.length !== figure.length) {
    throw new Error(`the result has ${actual.length} entries, the figure ${figure.length}`);
  }
  const difference = Math.max(...figure.map((value, k) => Math.abs(actual[k]! - value)));
  const largest = Math.max(...figure.map(Math.abs));
  return largest === 0 ? difference : difference / largest;
}
