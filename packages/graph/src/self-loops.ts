/**
 * @file A + I, the adjacency in which every node is also its own neighbor.
 */
import { CsrMatrix } from './csr-matrix.js';
import { GraphError } from './errors.js';

/**
 * A + I: a copy of a square matrix with 1 on its diagonal.
 *
 * A diagonal entry that exists already is an error, because it means that the matrix had its
 * self-loops before (and has perhaps been normalized). `Graph.adjacency` never has one.
 *
 * @param matrix `[N, N]` without diagonal entries
 * @returns `[N, N]` with `matrix.nonZeros + N` entries
 * @throws GraphError `invalid-matrix` if the matrix is not square or has a diagonal entry
 */
export function addSelfLoops(matrix: CsrMatrix): CsrMatrix {
  const { rows, columns, rowPointers } = matrix;
  if (rows !== columns) {
    throw new GraphError(
      'invalid-matrix',
      `addSelfLoops: matrix must be square, got [${rows}, ${columns}]`,
    );
  }
  const columnIndices = new Uint32Array(matrix.nonZeros + rows);
  const values = new Float32Array(matrix.nonZeros + rows);
  let next = 0;
  const copy = (begin: number, end: number): void => {
    columnIndices.set(matrix.columnIndices.subarray(begin, end), next);
    values.set(matrix.values.subarray(begin, end), next);
    next += end - begin;
  };
  for (let row = 0; row < rows; row++) {
    const begin = rowPointers[row]!;
    const end = rowPointers[row + 1]!;
    let diagonal = begin;
    while (diagonal < end && matrix.columnIndices[diagonal]! < row) diagonal++;
    if (diagonal < end && matrix.columnIndices[diagonal] === row) {
      throw new GraphError(
        'invalid-matrix',
        `addSelfLoops: matrix has an entry (${row}, ${row}) = ${matrix.values[diagonal]} already; give it the adjacency without self-loops, once`,
      );
    }
    copy(begin, diagonal);
    columnIndices[next] = row;
    values[next++] = 1;
    copy(diagonal, end);
  }
  return new CsrMatrix(rows, columns, {
    rowPointers: rowPointers.map((pointer, row) => pointer + row),
    columnIndices,
    values,
  });
}
