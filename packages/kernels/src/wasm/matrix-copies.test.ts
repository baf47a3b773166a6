import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CsrMatrix, Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, expect, it } from 'vitest';
import { spmm } from '../spmm/spmm.js';
import { randomMatrix } from '../test-support/random-inputs.js';
import { kernelMemory } from './kernel-memory.js';
import { releaseMatrix } from './matrix-copies.js';

beforeEach(async () => {
  await tf.setBackend('cpu');
});

function multiply(matrix: CsrMatrix, transpose: boolean): void {
  tf.tidy(() => {
    spmm(matrix, tf.ones([transpose ? matrix.rows : matrix.columns, 2]), { transpose });
  });
}

it('keeps one copy of a matrix, of the size of its arrays, until it is released', () => {
  const matrix = randomMatrix([10, 20], 30, new Random(1, 'matrix'));
  const before = kernelMemory();
  multiply(matrix, false);
  multiply(matrix, false);
  expect(kernelMemory()).toEqual({
    bytes: before.bytes + 4 * 11 + 8 * matrix.nonZeros,
    allocations: before.allocations + 1,
  });
  multiply(matrix, true);
  expect(kernelMemory().allocations).toBe(before.allocations + 2);
  releaseMatrix(matrix);
  expect(kernelMemory()).toEqual(before);
  releaseMatrix(matrix);
  multiply(matrix, false);
  expect(kernelMemory().allocations).toBe(before.allocations + 1);
  releaseMatrix(matrix);
});

it('frees the copies of a matrix that is no longer used anywhere', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  const before = kernelMemory();
  (() => {
    const matrix = randomMatrix([10, 20], 30, new Random(2, 'matrix'));
    multiply(matrix, false);
    multiply(matrix, true);
    expect(kernelMemory().allocations).toBe(before.allocations + 2);
  })();
  for (let turn = 0; turn < 50 && kernelMemory().allocations > before.allocations; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    collectGarbage();
  }
  expect(kernelMemory()).toEqual(before);
});

it('is harmless for a matrix the kernels have not seen', () => {
  const before = kernelMemory();
  releaseMatrix(CsrMatrix.identity(3));
  expect(kernelMemory()).toEqual(before);
});
