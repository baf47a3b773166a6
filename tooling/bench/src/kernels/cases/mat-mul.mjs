/** @file Dense products, with each operand as it is and transposed. */
import { matMul } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { HIDDEN, LATENT, NODES, randomTensor } from '../inputs.mjs';

/** @typedef {import('../kernel-case.mjs').KernelCase} KernelCase */

/**
 * @typedef {object} Product `[rows, inner]` times `[inner, columns]`.
 * @property {number} rows
 * @property {number} inner
 * @property {number} columns
 * @property {number} [leastShareOfLimit] Where it is large enough for copies not to count.
 */

/** @type {readonly Product[]} */
const products = [
  { rows: 512, inner: 512, columns: 512, leastShareOfLimit: 0.7 },
  // A batch of digits in the first layer of an image model.
  { rows: 128, inner: 784, columns: 400, leastShareOfLimit: 0.7 },
  // The second layer of a graph model, and the gradient of its weights.
  { rows: NODES, inner: HIDDEN, columns: LATENT },
  { rows: HIDDEN, inner: NODES, columns: LATENT },
];
const transposes = [
  { id: 'a-b', label: 'A B', transposeA: false, transposeB: false },
  { id: 'at-b', label: 'Aᵀ B', transposeA: true, transposeB: false },
  { id: 'a-bt', label: 'A Bᵀ', transposeA: false, transposeB: true },
  { id: 'at-bt', label: 'Aᵀ Bᵀ', transposeA: true, transposeB: true },
];

/** @type {readonly KernelCase[]} */
export const matMulCases = products.flatMap(({ leastShareOfLimit, ...product }) =>
  transposes.map(({ id, label, ...transpose }) => ({
    id: `mat-mul-${product.rows}x${product.inner}x${product.columns}-${id}`,
    title: `matMul, ${label}, [${product.rows}, ${product.inner}] [${product.inner}, ${product.columns}]`,
    ...(leastShareOfLimit !== undefined && { leastShareOfLimit }),
    create: () => create(product, transpose),
  })),
);

/** @type {(product: Product, transpose: { transposeA: boolean, transposeB: boolean }) => import('../kernel-case.mjs').Contest} */
function create({ rows, inner, columns }, { transposeA, transposeB }) {
  const a = transposeA ? randomTensor(inner, rows, 'a') : randomTensor(rows, inner, 'a');
  const b = transposeB ? randomTensor(columns, inner, 'b') : randomTensor(inner, columns, 'b');
  return {
    ours: () => matMul(a, b, { transposeA, transposeB }).dispose(),
    peers: [{ name: 'tf.matMul', run: () => tf.matMul(a, b, transposeA, transposeB).dispose() }],
    work: { of: 'operations', amount: 2 * rows * inner * columns },
  };
}
