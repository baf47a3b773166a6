import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsrMatrix } from './csr-matrix.js';
import { addSelfLoops } from './self-loops.js';
import { arbitraryGraph } from './testing/arbitrary-graph.js';

describe('addSelfLoops', () => {
  it('is the sum of A and I', () => {
    fc.assert(
      fc.property(arbitraryGraph(), ({ adjacency, nodeCount }) => {
        const entries = adjacency.toEntries();
        const nodes = Array.from({ length: nodeCount }, (_, node) => node);
        const expected = CsrMatrix.fromEntries(nodeCount, nodeCount, {
          rows: [...entries.rows, ...nodes],
          columns: [...entries.columns, ...nodes],
          values: [...entries.values, ...nodes.map(() => 1)],
        });
        const sum = addSelfLoops(adjacency);
        expect(sum.rowPointers).toEqual(expected.rowPointers);
        expect(sum.toEntries()).toEqual(expected.toEntries());
      }),
    );
  });

  it('leaves its argument as it was', () => {
    const adjacency = CsrMatrix.fromEntries(2, 2, { rows: [0], columns: [1] });
    addSelfLoops(adjacency);
    expect(adjacency.toEntries()).toEqual({
      rows: Uint32Array.of(0),
      columns: Uint32Array.of(1),
      values: Float32Array.of(1),
    });
  });

  it('refuses a matrix that has self-loops already, or is not square', () => {
    expect(() => addSelfLoops(CsrMatrix.identity(2))).toThrow(/entry \(0, 0\) = 1 already/);
    const wide = CsrMatrix.fromEntries(1, 2, { rows: [], columns: [] });
    expect(() => addSelfLoops(wide)).toThrow(/must be square, got \[1, 2\]/);
  });
});
