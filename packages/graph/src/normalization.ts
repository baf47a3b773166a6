/**
 * @file Normalizations of sparse matrices: the propagation matrix of graph convolutions, and rows
 * that sum to 1. Computed in double precision, stored in single.
 */
import type { CsrMatrix } from './csr-matrix.js';
import { GraphError } from './errors.js';
import { addSelfLoops } from './self-loops.js';

/**
 * The propagation matrix of a graph convolution, Ã = D^-1/2 (A + I) D^-1/2 with D the row sums of
 * A + I (Kipf & Welling, "Semi-Supervised Classification with Graph Convolutional Networks",
 * arXiv 1609.02907, equation 2).
 *
 * Exactly symmetric for a symmetric A; its eigenvalues then lie in [-1, 1]. An isolated node
 * keeps itself: its row is 1 on the diagonal. In a directed graph (row = receiver) D is the
 * weighted in-degree, on both sides, as in PyTorch Geometric's `gcn_norm`.
 *
 * @param adjacency A `[N, N]`, without diagonal entries; weights may be any for which all of D > 0
 * @throws GraphError `invalid-matrix` if A is not square, has a diagonal entry, or gives a node a
 *   degree that is zero, negative or not finite, which only negative or non-finite weights can do
 */
export function symmetricNormalization(adjacency: CsrMatrix): CsrMatrix {
  const withSelfLoops = addSelfLoops(adjacency);
  const degrees = withSelfLoops.rowSums();
  const bad = degrees.findIndex((degree) => !(degree > 0 && degree < Number.POSITIVE_INFINITY));
  if (bad >= 0) {
    throw new GraphError(
      'invalid-matrix',
      `symmetricNormalization: node ${bad} has degree ${degrees[bad]} with its self-loop, but D^-1/2 needs positive degrees; make the weights of its edges non-negative`,
    );
  }
  const { rows, rowPointers, columnIndices, values } = withSelfLoops;
  const normalized = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let k = rowPointers[row]!; k < rowPointers[row + 1]!; k++) {
      // One square root of the product, so that (i, j) and (j, i) round to the same number.
      normalized[k] = values[k]! / Math.sqrt(degrees[row]! * degrees[columnIndices[k]!]!);
    }
  }
  return withSelfLoops.withValues(normalized);
}

/**
 * Divides each row by its sum, so that rows sum to 1: D^-1 A for an adjacency, or features as
 * relative frequencies. A row without entries, or with zeros only, stays as it is.
 *
 * @param matrix `[M, N]`
 * @throws GraphError `invalid-matrix` if a row with non-zero entries sums to zero, or to no finite
 *   number: no factor makes it sum to 1
 */
export function rowNormalization(matrix: CsrMatrix): CsrMatrix {
  const { rows, rowPointers, values } = matrix;
  const sums = matrix.rowSums();
  const normalized = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    const begin = rowPointers[row]!;
    const end = rowPointers[row + 1]!;
    const sum = sums[row]!;
    if (sum === 0 && values.subarray(begin, end).every((value) => value === 0)) continue;
    if (sum === 0 || !Number.isFinite(sum)) {
      throw new GraphError(
        'invalid-matrix',
        `rowNormalization: row ${row} has non-zero entries that sum to ${sum}, and cannot be made to sum to 1`,
      );
    }
    for (let k = begin; k < end; k++) normalized[k] = values[k]! / sum;
  }
  return matrix.withValues(normalized);
}
