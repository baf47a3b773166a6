import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { HIDDEN, LATENT, NODES } from '../test-support/cora-sized.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { matMul } from './mat-mul.js';

await tf.setBackend('wasm');
const random = new Random(1, 'bench');
const h = randomTensor([NODES, HIDDEN], random);
const w = randomTensor([HIDDEN, LATENT], random);
const g = randomTensor([NODES, LATENT], random);
const large = randomTensor([512, 512], random);

describe.each([
  { name: 'H [2708, 32] W [32, 16]', a: h, b: w, transposeA: false, transposeB: false },
  { name: 'its gradient by H: G Wᵀ', a: g, b: w, transposeA: false, transposeB: true },
  { name: 'its gradient by W: Hᵀ G', a: h, b: g, transposeA: true, transposeB: false },
  { name: '[512, 512] [512, 512]', a: large, b: large, transposeA: false, transposeB: false },
])('$name', ({ a, b, transposeA, transposeB }) => {
  bench('matMul', () => matMul(a, b, { transposeA, transposeB }).dispose());
  bench('tf.matMul', () => tf.matMul(a, b, transposeA, transposeB).dispose());
});
