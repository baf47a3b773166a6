/** @file A process that loads the addon given as its argument and multiplies two matrices with it. */
import { createRequire } from 'node:module';

const addon = createRequire(import.meta.url)(process.argv[2] ?? '');

const left = addon.createTensor([1, 2], addon.TF_FLOAT, Float32Array.of(2, 3));
const right = addon.createTensor([2, 1], addon.TF_FLOAT, Float32Array.of(5, 7));
const attributes = [
  { name: 'transpose_a', type: addon.TF_ATTR_BOOL, value: false },
  { name: 'transpose_b', type: addon.TF_ATTR_BOOL, value: false },
  { name: 'T', type: addon.TF_ATTR_TYPE, value: addon.TF_FLOAT },
];
const [product] = addon.executeOp('MatMul', attributes, [left, right], 1);
const [value] = addon.tensorDataSync(product.id);
if (value !== 31) throw new Error(`[2, 3] times [5, 7] is 31, and the addon says ${value}`);
