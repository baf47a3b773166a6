import { CsrMatrix, Graph, Random, symmetricNormalization } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { GCNConv } from './gcn-conv.js';

// A path 0-1-2, a pair 3-4 and the isolated node 5.
const graph = Graph.fromEdges({
  nodeCount: 6,
  edges: { sources: Uint32Array.of(0, 1, 3), targets: Uint32Array.of(1, 2, 4) },
});
const propagation = symmetricNormalization(graph.adjacency);
const features = CsrMatrix.fromEntries(6, 4, {
  rows: [0, 0, 1, 2, 3, 4, 5],
  columns: [0, 3, 1, 2, 0, 1, 3],
  values: [1, -2, 0.5, 3, 1, 1, 0.25],
});

function toDense(matrix: CsrMatrix): number[][] {
  const dense = Array.from({ length: matrix.rows }, () =>
    new Array<number>(matrix.columns).fill(0),
  );
  const { rows, columns, values } = matrix.toEntries();
  rows.forEach((row, k) => {
    dense[row]![columns[k]!] = values[k]!;
  });
  return dense;
}

function multiply(a: number[][], b: number[][]): number[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));
}

describe.each(testedBackends)('GCNConv on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });
  const layerOf = (bias = false): GCNConv =>
    new GCNConv({ inputs: 4, outputs: 3, random: new Random(1, 'init'), bias });

  it('computes Ã X W + b, on sparse and on dense features', async () => {
    const layer = layerOf(true);
    layer.bias?.assign(tf.tensor1d([1, 2, 3]));
    const weight = await layer.weight.array();
    const expected = multiply(multiply(toDense(propagation), toDense(features)), weight).flatMap(
      (row) => row.map((value, column) => value + column + 1),
    );
    const dense = tf.tensor2d(toDense(features));
    for (const input of [features, dense]) {
      const output = tf.tidy(() => layer.apply(input, propagation)).dataSync();
      expected.forEach((value, k) => {
        expect(output[k]).toBeCloseTo(value, 5);
      });
    }
    layer.dispose();
    dense.dispose();
  });

  it('follows a renumbering of the nodes', () => {
    const order = [4, 2, 5, 0, 3, 1];
    const renumber = (matrix: CsrMatrix, columns: boolean): CsrMatrix => {
      const entries = matrix.toEntries();
      return CsrMatrix.fromEntries(matrix.rows, matrix.columns, {
        rows: Array.from(entries.rows, (row) => order[row]!),
        columns: Array.from(entries.columns, (column) => (columns ? order[column]! : column)),
        values: entries.values,
      });
    };
    const layer = layerOf();
    const before = tf.tidy(() => layer.apply(features, propagation)).arraySync();
    const after = tf
      .tidy(() => layer.apply(renumber(features, false), renumber(propagation, true)))
      .arraySync();
    order.forEach((renumbered, node) => {
      after[renumbered]!.forEach((value, k) => {
        expect(value).toBeCloseTo(before[node]![k]!, 6);
      });
    });
    layer.dispose();
  });

  it('names the width it was built for', () => {
    const layer = new GCNConv({ inputs: 7, outputs: 3, random: new Random(1, 'init') });
    expect(() => layer.apply(features, propagation)).toThrow(
      'the layer was built for 7 features per node, but the graph has 4; build the model with inputs: 4',
    );
    layer.dispose();
  });
});

it.each([
  ['inputs', { inputs: 0, outputs: 2 }],
  ['outputs', { inputs: 2, outputs: 1.5 }],
])('refuses a bad width of its %s', (name, widths) => {
  expect(() => new GCNConv({ ...widths, random: new Random(0, 'init') })).toThrow(
    `${name} must be a whole number of at least 1`,
  );
});
