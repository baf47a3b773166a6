/** @file From an adjacency matrix as a file stores it to the edges of a graph. */
import type { CsrMatrix, GraphParts } from '@latentgraph/graph';
import type { NpzArchive } from '../numpy/npz-archive.js';
import { type StoredMatrix, toCsrMatrix } from './stored-matrix.js';

/**
 * The edges of an adjacency matrix: an entry at (row, column) leads from node `row` to node
 * `column`, also one of value 0. Values other than 1 are weights.
 *
 * Entries at the same place are listed repeatedly if all are 1, so that the graph counts them, and
 * summed if they are weights. Of a symmetric pair of entries, an undirected graph gets one.
 * @param directed undefined: unless the matrix is symmetric
 * @throws FormatError `invalid-npz` for a matrix that is not square, an entry outside of it or not
 *   finite, or `directed: false` where the two directions of an edge have different weights
 */
export function adjacencyEdges(
  archive: NpzArchive,
  matrix: StoredMatrix,
  directed: boolean | undefined,
): Required<Pick<GraphParts, 'nodeCount' | 'edges' | 'directed' | 'weights'>> {
  const { member, rows: nodeCount, columns, entries } = matrix;
  if (nodeCount !== columns || nodeCount === 0) {
    archive.fail(
      `an adjacency matrix has a row and a column for each node, got [${nodeCount}, ${columns}]`,
      member,
    );
  }
  const summed = toCsrMatrix(archive, matrix);
  // Self-loops will be removed, so their values tell nothing of weights.
  const isWeighted = entries.values.some(
    (value, k) => value !== 1 && entries.rows[k] !== entries.columns[k],
  );
  const isDirected = directed ?? !isSymmetric(summed, isWeighted);
  const { rows, columns: columnOf, values } = isWeighted ? summed.toEntries() : entries;
  if (!isDirected && isWeighted) checkWeightsAgree(archive, member, summed);
  const kept = Uint32Array.from({ length: rows.length }, (_, k) => k).filter(
    (k) => isDirected || rows[k]! <= columnOf[k]! || !summed.has(columnOf[k]!, rows[k]!),
  );
  return {
    nodeCount,
    edges: {
      // Stored as (row, column) = (source, target): the transpose of a graph's own adjacency.
      sources: kept.map((k) => rows[k]!),
      targets: kept.map((k) => columnOf[k]!),
    },
    directed: isDirected,
    weights: isWeighted ? Float32Array.from(kept, (k) => values[k]!) : undefined,
  };
}

/** Whether each entry has its mirror image, and where values count, of the same value. */
function isSymmetric(matrix: CsrMatrix, valuesCount: boolean): boolean {
  const mirrored = matrix.transpose();
  return (
    equal(matrix.rowPointers, mirrored.rowPointers) &&
    equal(matrix.columnIndices, mirrored.columnIndices) &&
    (!valuesCount || equal(matrix.values, mirrored.values))
  );
}

function equal(first: Uint32Array | Float32Array, second: Uint32Array | Float32Array): boolean {
  return first.every((value, k) => value === second[k]);
}

/** An undirected edge has one weight: the other direction may be missing, but not differ. */
function checkWeightsAgree(archive: NpzArchive, member: string, matrix: CsrMatrix): void {
  const { rows, columns, values } = matrix.toEntries();
  for (const [k, value] of values.entries()) {
    const mirrored = matrix.indexOf(columns[k]!, rows[k]!);
    if (mirrored < 0 || values[mirrored] === value) continue;
    const [from, to] = [rows[k], columns[k]];
    const what = `the weight from node ${from} to ${to} is ${value}, back it is ${values[mirrored]}; an undirected edge has one weight: read the graph as directed, or make the matrix symmetric`;
    archive.fail(what, member);
  }
}
