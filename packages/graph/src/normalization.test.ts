import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsrMatrix } from './csr-matrix.js';
import { Graph } from './graph.js';
import { rowNormalization, symmetricNormalization } from './normalization.js';
import { arbitraryGraph, pairs } from './testing/arbitrary-graph.js';

/** The matrix written out in double precision, row by row. */
function dense(matrix: CsrMatrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, row) =>
    Array.from({ length: matrix.columns }, (_, column) => {
      const position = matrix.indexOf(row, column);
      return position < 0 ? 0 : matrix.values[position]!;
    }),
  );
}

/** D^-1/2 (A + I) D^-1/2 on dense matrices, the definition. */
function denseNormalization(a: number[][]): number[][] {
  const b = a.map((row, i) => row.map((value, j) => (i === j ? value + 1 : value)));
  const d = b.map((row) => row.reduce((sum, value) => sum + value, 0));
  return b.map((row, i) => row.map((value, j) => value / Math.sqrt(d[i]!) / Math.sqrt(d[j]!)));
}

/** Largest |eigenvalue| of a symmetric matrix S, by power iteration on S² (which has no sign). */
function spectralRadius(matrix: number[][]): number {
  const multiply = (vector: number[]): number[] =>
    matrix.map((row) => row.reduce((sum, value, j) => sum + value * vector[j]!, 0));
  let vector = matrix.map((_, i) => 1 + 0.1 * Math.sin(i + 1));
  let square = 0;
  for (let step = 0; step < 200; step++) {
    const next = multiply(multiply(vector));
    square = Math.hypot(...next) / Math.hypot(...vector);
    const length = Math.hypot(...next);
    vector = next.map((value) => value / length);
  }
  return Math.sqrt(square);
}

describe('symmetricNormalization', () => {
  it('has the values of the formula on a path of three nodes', () => {
    // Degrees with self-loops are 2, 3, 2.
    const { adjacency } = Graph.fromEdges({
      nodeCount: 3,
      edges: pairs([
        [0, 1],
        [1, 2],
      ]),
    });
    const r6 = 1 / Math.sqrt(6);
    const expected = [
      [1 / 2, r6, 0],
      [r6, 1 / 3, r6],
      [0, r6, 1 / 2],
    ].map((row) => row.map(Math.fround));
    expect(dense(symmetricNormalization(adjacency))).toEqual(expected);
  });

  it('agrees with the dense definition, directed and weighted graphs included', () => {
    fc.assert(
      fc.property(arbitraryGraph(), ({ adjacency }) => {
        const computed = dense(symmetricNormalization(adjacency));
        denseNormalization(dense(adjacency)).forEach((row, i) => {
          row.forEach((value, j) => {
            // Half a unit in the last place of a float32.
            expect(Math.abs(computed[i]![j]! - value)).toBeLessThanOrEqual(value * 2 ** -24 * 1.01);
          });
        });
      }),
    );
  });

  it('is exactly symmetric with spectral radius 1 for undirected graphs', () => {
    fc.assert(
      fc.property(arbitraryGraph({ directed: false }), ({ adjacency }) => {
        const normalized = symmetricNormalization(adjacency);
        expect(normalized.transpose().values).toEqual(normalized.values);
        expect(normalized.transpose().columnIndices).toEqual(normalized.columnIndices);
        // D^1/2 1 is an eigenvector of eigenvalue 1, so 1 is reached and never exceeded.
        expect(spectralRadius(dense(normalized))).toBeLessThanOrEqual(1 + 1e-6);
      }),
    );
  });

  it('has the square roots of the degrees as eigenvector of eigenvalue 1', () => {
    fc.assert(
      fc.property(arbitraryGraph({ directed: false }), ({ adjacency }) => {
        const roots = [...adjacency.rowSums()].map((sum) => Math.sqrt(sum + 1));
        dense(symmetricNormalization(adjacency)).forEach((row, i) => {
          const product = row.reduce((sum, value, j) => sum + value * roots[j]!, 0);
          expect(product / roots[i]!).toBeCloseTo(1, 6);
        });
      }),
    );
  });

  it('follows a renumbering of the nodes', () => {
    const graphAndOrder = arbitraryGraph().chain((graph) => {
      const nodes = Array.from({ length: graph.nodeCount }, (_, node) => node);
      const length = { minLength: nodes.length, maxLength: nodes.length };
      return fc.tuple(fc.constant(graph), fc.shuffledSubarray(nodes, length));
    });
    fc.assert(
      fc.property(graphAndOrder, ([graph, order]) => {
        const relabel = (nodes: Uint32Array): Uint32Array => nodes.map((node) => order[node]!);
        const { sources, targets } = graph.edges;
        const renumbered = graph.withEdges(
          { sources: relabel(sources), targets: relabel(targets) },
          graph.weights,
        );
        const original = symmetricNormalization(graph.adjacency);
        const moved = symmetricNormalization(renumbered.adjacency);
        const { rows, columns, values } = original.toEntries();
        values.forEach((value, k) => {
          const position = moved.indexOf(order[rows[k]!]!, order[columns[k]!]!);
          // Row sums are taken in another order: the last bit may differ.
          expect(Math.abs(moved.values[position]! - value)).toBeLessThanOrEqual(value * 2 ** -23);
        });
      }),
    );
  });

  it('uses weighted in-degrees on both sides of a directed graph', () => {
    const { adjacency } = Graph.fromEdges({
      nodeCount: 2,
      directed: true,
      edges: pairs([[0, 1]]),
      weights: Float32Array.of(3),
    });
    // In-degrees with self-loops: node 0 has 1, node 1 has 3 + 1.
    expect(dense(symmetricNormalization(adjacency))).toEqual([
      [1, 0],
      [3 / 2, 1 / 4],
    ]);
  });

  it('keeps an isolated node to itself', () => {
    const { adjacency } = Graph.fromEdges({ nodeCount: 1, edges: pairs([]) });
    expect(dense(symmetricNormalization(adjacency))).toEqual([[1]]);
  });

  it.each([
    { weight: -1, degree: '0' },
    { weight: -3, degree: '-2' },
  ])('refuses the degree $degree that a weight of $weight makes', ({ weight, degree }) => {
    const { adjacency } = Graph.fromEdges({
      nodeCount: 3,
      edges: pairs([[1, 2]]),
      weights: Float32Array.of(weight),
    });
    expect(() => symmetricNormalization(adjacency)).toThrow(`node 1 has degree ${degree} `);
  });

  it('refuses weights that are no finite number', () => {
    const adjacency = CsrMatrix.fromEntries(2, 2, {
      rows: [0, 1],
      columns: [1, 0],
      values: [Number.NaN, Number.POSITIVE_INFINITY],
    });
    expect(() => symmetricNormalization(adjacency)).toThrow(/node 0 has degree NaN/);
  });

  it('accepts negative weights as long as all degrees are positive', () => {
    const { adjacency } = Graph.fromEdges({
      nodeCount: 2,
      edges: pairs([[0, 1]]),
      weights: Float32Array.of(-0.5),
    });
    expect(dense(symmetricNormalization(adjacency))).toEqual([
      [2, -1],
      [-1, 2],
    ]);
  });

  it('refuses to normalize twice', () => {
    const once = symmetricNormalization(CsrMatrix.fromEntries(2, 2, { rows: [], columns: [] }));
    expect(() => symmetricNormalization(once)).toThrow(/without self-loops, once/);
  });
});

describe('rowNormalization', () => {
  it('makes rows sum to 1 in the same proportions, and leaves empty rows empty', () => {
    fc.assert(
      fc.property(arbitraryGraph(), ({ adjacency }) => {
        const computed = dense(rowNormalization(adjacency));
        dense(adjacency).forEach((row, i) => {
          const sum = row.reduce((total, value) => total + value, 0);
          row.forEach((value, j) => {
            expect(computed[i]![j]).toBe(sum === 0 ? 0 : Math.fround(value / sum));
          });
        });
      }),
    );
  });

  it('keeps rows of explicit zeros', () => {
    const zeros = CsrMatrix.fromEntries(1, 2, { rows: [0], columns: [1], values: [0] });
    expect([...rowNormalization(zeros).values]).toEqual([0]);
  });

  it('refuses a row that no factor makes sum to 1', () => {
    const canceling = CsrMatrix.fromEntries(2, 2, {
      rows: [1, 1],
      columns: [0, 1],
      values: [1, -1],
    });
    expect(() => rowNormalization(canceling)).toThrow(/row 1 has non-zero entries that sum to 0/);
    const infinite = CsrMatrix.fromEntries(1, 1, {
      rows: [0],
      columns: [0],
      values: [Number.POSITIVE_INFINITY],
    });
    expect(() => rowNormalization(infinite)).toThrow(/sum to Infinity/);
  });
});
