import { createHash } from 'node:crypto';
import { CsrMatrix, Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { allPairsCrossEntropy } from '../all-pairs-cross-entropy/all-pairs-cross-entropy.js';
import { edgeDot } from '../edge-dot/edge-dot.js';
import { gatherRows } from '../gather-rows/gather-rows.js';
import { matMul } from '../mat-mul/mat-mul.js';
import { randomNormal } from '../random-normal/random-normal.js';
import { spmm } from '../spmm/spmm.js';
import { undirectedLabels } from '../test-support/all-pairs-reference.js';
import { randomMatrix, randomPairs, randomTensor } from '../test-support/random-inputs.js';
import { currentInstance, kernelMemory } from '../wasm/instance.js';
import { type KernelThreads, startThreads } from './start-threads.js';

let threads: KernelThreads | undefined;
beforeEach(async () => {
  await tf.setBackend('wasm');
});
afterEach(() => {
  threads?.dispose();
  threads = undefined;
});

/** Large enough that every kernel has several pieces. */
const nodes = 1100;
const matrix = randomMatrix([nodes, 700], 40_000, new Random(1, 'matrix'));
const labels = undirectedLabels(nodes, 3000);
const pairs = randomPairs(40_000, [nodes, nodes], new Random(2, 'pairs'));

const kernels: Readonly<Record<string, () => tf.Tensor[]>> = {
  spmm: () => {
    const dense = randomTensor([700, 33], new Random(3, 'dense'));
    return [
      spmm(matrix, dense),
      spmm(matrix, randomTensor([nodes, 19], new Random(4, 'dense')), { transpose: true }),
    ];
  },
  matMul: () => {
    const a = randomTensor([300, 270], new Random(5, 'a'));
    const b = randomTensor([270, 150], new Random(6, 'b'));
    return [matMul(a, b), matMul(a, a, { transposeA: true }), matMul(b, b, { transposeB: true })];
  },
  edgeDot: () => {
    const z = randomTensor([nodes, 16], new Random(7, 'z'));
    return [edgeDot(z, z, pairs)];
  },
  gatherRows: () => [gatherRows(randomTensor([nodes, 40], new Random(8, 'x')), pairs.sources)],
  randomNormal: () => [randomNormal([20_000], new Random(9, 'latent'))],
  allPairsCrossEntropy: () => {
    const z = randomTensor([nodes, 13], new Random(10, 'z'));
    const { value, grad } = tf.valueAndGrad((x: tf.Tensor) =>
      allPairsCrossEntropy(x as tf.Tensor2D, labels, { positiveWeight: 20 }),
    )(z);
    return [value, grad];
  },
};

/** A digest of each result's bytes. */
function bitsOf(kernel: () => tf.Tensor[]): string[] {
  tf.engine().startScope();
  try {
    return kernel().map((tensor) => createHash('sha256').update(tensor.dataSync()).digest('hex'));
  } finally {
    tf.engine().endScope();
  }
}

it.each(Object.entries(kernels))(
  '%s gives the same bits on 1, 2, 3 and 4 threads, time and again',
  async (_name, kernel) => {
    const expected = bitsOf(kernel);
    for (const count of [2, 3, 4]) {
      threads = await startThreads(count);
      expect(threads.count).toBe(count);
      for (let round = 0; round < 3; round++) expect(bitsOf(kernel)).toEqual(expected);
    }
  },
);

it('works on a memory that grows while threads use it', async () => {
  threads = await startThreads(2);
  const z = randomTensor([nodes, 16], new Random(7, 'z'));
  const before = edgeDot(z, z, pairs).dataSync();
  const { heap } = currentInstance();
  const large = heap.allocate(300 * 2 ** 20);
  expect(edgeDot(z, z, pairs).dataSync()).toEqual(before);
  heap.release(large);
});

it('makes copies of sparse matrices anew in the memory of the threads, and forgets them with it', async () => {
  const small = CsrMatrix.identity(3);
  const product = () => [...spmm(small, tf.tensor2d([1, 2, 3], [3, 1])).dataSync()];
  product();
  threads = await startThreads(2);
  expect(kernelMemory()).toEqual({ bytes: 0, allocations: 0 });
  expect(product()).toEqual([1, 2, 3]);
  expect(kernelMemory().allocations).toBe(1);
  threads.dispose();
  expect(kernelMemory()).toEqual({ bytes: 0, allocations: 0 });
  expect(product()).toEqual([1, 2, 3]);
});

it('uses what was started last, and disposing of what came before changes nothing', async () => {
  const first = await startThreads(2);
  threads = await startThreads(3);
  first.dispose();
  expect(currentInstance().team?.size).toBe(3);
  await startThreads(1);
  expect(currentInstance().team).toBeUndefined();
});

it('takes as many as there are cores, of use up to 8, by itself', async () => {
  threads = await startThreads();
  expect(threads.count).toBeGreaterThanOrEqual(1);
  expect(threads.count).toBeLessThanOrEqual(8);
});

it.each([0, -1, 1.5, 65, Number.NaN])('refuses %d threads', async (count) => {
  await expect(startThreads(count)).rejects.toThrow(
    expect.objectContaining({
      code: 'invalid-argument',
      message: `startThreads: count must be 'auto' or a whole number from 1 to 64, got ${count}`,
    }),
  );
});
