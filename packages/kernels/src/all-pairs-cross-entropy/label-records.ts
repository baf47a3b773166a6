/**
 * @file The labels in the order in which the all-pairs kernel meets them: each unordered pair once, grouped
 * by the row block of its smaller node, and by increasing larger node within a block.
 */
import { CsrMatrix, countingSort } from '@latentgraph/graph';

/** Bits of a record's kind: the pair is labeled from its smaller to its larger node, or back. */
const FORWARD = 1;
const BACKWARD = 2;

/** Labeled pairs for the kernel. */
export interface LabelRecords {
  /** `[blocks + 1]`: where each block's records begin, in records. */
  readonly blockPointers: Uint32Array;
  /** Three numbers for each pair: smaller node, larger node, kind. */
  readonly records: Uint32Array;
}

/** Records of a label matrix for row blocks of `blockSize` nodes. */
export function labelRecords(labels: CsrMatrix, blockSize: number): LabelRecords {
  const { rows: larger, columns: smaller, values: kinds } = unorderedPairs(labels).toEntries();
  const blocks = smaller.map((node) => Math.floor(node / blockSize));
  const blockCount = Math.ceil(labels.rows / blockSize);
  const { order, pointers: blockPointers } = countingSort(blocks, blockCount);
  const records = new Uint32Array(3 * order.length);
  order.forEach((pair, k) => {
    records.set([smaller[pair]!, larger[pair]!, kinds[pair]!], 3 * k);
  });
  return { blockPointers, records };
}

/** Kinds by (larger node, smaller node); the sum of the two directions' bits where both are labeled. */
function unorderedPairs(labels: CsrMatrix): CsrMatrix {
  const { rows, columns } = labels.toEntries();
  return CsrMatrix.fromEntries(labels.rows, labels.rows, {
    rows: rows.map((row, k) => Math.max(row, columns[k]!)),
    columns: rows.map((row, k) => Math.min(row, columns[k]!)),
    values: rows.map((row, k) => (row <= columns[k]! ? FORWARD : BACKWARD)),
  });
}
