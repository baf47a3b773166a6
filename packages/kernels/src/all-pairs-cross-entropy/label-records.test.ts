import { CsrMatrix } from '@latentgraph/graph';
import { expect, it } from 'vitest';
import { labelRecords } from './label-records.js';

it('lists each labeled pair once, by block and then by larger node, with its directions', () => {
  const labels = CsrMatrix.fromEntries(5, 5, {
    rows: [0, 0, 3, 1, 4, 2, 4, 1],
    columns: [3, 0, 0, 4, 2, 2, 0, 2],
  });
  const { blockPointers, records } = labelRecords(labels, 2);
  expect([...blockPointers]).toEqual([0, 5, 7, 7]);
  expect(records).toEqual(
    Uint32Array.from(
      [
        // Nodes 0 and 1: by larger node; 1 = smaller to larger, 2 = back, 3 = both.
        [0, 0, 1],
        [1, 2, 1],
        [0, 3, 3],
        [0, 4, 2],
        [1, 4, 1],
        // Nodes 2 and 3.
        [2, 2, 1],
        [2, 4, 2],
      ].flat(),
    ),
  );
});

it('has no records for no labels, and no blocks for no nodes', () => {
  const none = CsrMatrix.fromEntries(3, 3, { rows: [], columns: [] });
  expect(labelRecords(none, 64)).toEqual({
    blockPointers: Uint32Array.of(0, 0),
    records: new Uint32Array(0),
  });
  const empty = CsrMatrix.fromEntries(0, 0, { rows: [], columns: [] });
  expect(labelRecords(empty, 64).blockPointers).toEqual(Uint32Array.of(0));
});
