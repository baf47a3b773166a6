/** @file Matrices as rows of plain numbers, as a page shows them. */
import type { CsrMatrix } from '@latentgraph/graph';
import type * as tf from '@tensorflow/tfjs-core';

/** Rows of numbers. */
export type DenseMatrix = readonly (readonly number[])[];

/** A sparse matrix with its zeros. */
export function fromCsr(matrix: CsrMatrix): DenseMatrix {
  return Array.from({ length: matrix.rows }, (_, row) =>
    Array.from({ length: matrix.columns }, (_, column) => {
      const position = matrix.indexOf(row, column);
      return position < 0 ? 0 : matrix.values[position]!;
    }),
  );
}

/** The numbers of a tensor `[rows, columns]`. */
export function fromTensor(tensor: tf.Tensor2D): DenseMatrix {
  const [rows, columns] = tensor.shape;
  return inRows(tensor.dataSync<'float32'>(), rows, columns);
}

/** Numbers in row-major order, row by row. */
export function inRows(values: ArrayLike<number>, rows: number, columns: number): DenseMatrix {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => values[row * columns + column]!),
  );
}
