import { createHash } from 'node:crypto';
import { CsrMatrix, Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { adamStep } from '../adam-step/adam-step.js';
import { allPairsCrossEntropy } from '../all-pairs-cross-entropy/all-pairs-cross-entropy.js';
import { bernoulliCrossEntropy } from '../bernoulli-cross-entropy/bernoulli-cross-entropy.js';
import { edgeDot } from '../edge-dot/edge-dot.js';
import { gatherRows } from '../gather-rows/gather-rows.js';
import { gaussianDivergence } from '../gaussian-divergence/gaussian-divergence.js';
import { matMul } from '../mat-mul/mat-mul.js';
import { randomNormal } from '../random-normal/random-normal.js';
import { reparameterize } from '../reparameterize/reparameterize.js';
import { sigmoidCrossEntropy } from '../sigmoid-cross-entropy/sigmoid-cross-entropy.js';
import { spmm } from '../spmm/spmm.js';
import { undirectedLabels } from '../test-support/all-pairs-reference.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import {
  randomMatrix,
  randomPairs,
  randomTensor,
  randomValues,
} from '../test-support/random-inputs.js';
import { hasSeveralMemories } from '../test-support/several-memories.js';
import { currentInstance, ownMemory } from '../wasm/instance.js';
import { type KernelThreads, startThreads } from './start-threads.js';

let threads: KernelThreads | undefined;
beforeEach(async () => {
  await tf.setBackend('wasm');
});
afterEach(() => {
  threads?.dispose();
  threads = undefined;
});

/** Large enough that every kernel is shared between threads. */
const nodes = 1100;
const matrix = randomMatrix([nodes, 700], 140_000, new Random(1, 'matrix'));
const labels = undirectedLabels(nodes, 3000);
const pairs = randomPairs(260_000, [nodes, nodes], new Random(2, 'pairs'));

/** Drawn once: millions of numbers take longer than the kernels. */
const drawn = new Map<string, Float32Array>();

function tensor(name: string, rows: number, columns: number): tf.Tensor2D {
  const key = `${name} ${rows} ${columns}`;
  const values = drawn.get(key) ?? randomValues(rows * columns, new Random(1, name));
  drawn.set(key, values);
  return tf.tensor2d(values, [rows, columns]);
}

const kernels: Readonly<Record<string, () => tf.Tensor[]>> = {
  spmm: () => [spmm(matrix, tensor('dense', 700, 33))],
  'spmm, transposed': () => [spmm(matrix, tensor('dense', nodes, 35), { transpose: true })],
  matMul: () => [matMul(tensor('a', 300, 270), tensor('b', 270, 310))],
  'matMul, transposed': () => [
    matMul(tensor('a', 2900, 2800), tensor('b', 2900, 130), { transposeA: true }),
    matMul(tensor('a', 300, 270), tensor('b', 150, 270), { transposeB: true }),
  ],
  edgeDot: () => [edgeDot(tensor('a', nodes, 16), tensor('b', nodes, 16), pairs)],
  gatherRows: () => [gatherRows(tensor('x', nodes, 33), pairs.sources)],
  randomNormal: () => [randomNormal([280_000], new Random(9, 'latent'))],
  reparameterize: () => [
    reparameterize(
      tensor('mean', 20_000, 17),
      tensor('logStd', 20_000, 17),
      tensor('noise', 20_000, 17),
    ),
  ],
  gaussianDivergence: () => [
    gaussianDivergence(tensor('mean', 20_000, 17), tensor('logStd', 20_000, 17)),
  ],
  bernoulliCrossEntropy: () => {
    const targets = tf.sigmoid(tensor('targets', 20_000, 17));
    const { value, grad } = tf.valueAndGrad((s: tf.Tensor) =>
      bernoulliCrossEntropy(s as tf.Tensor2D, targets),
    )(tensor('logits', 20_000, 17));
    return [value, grad];
  },
  sigmoidCrossEntropy: () => {
    const logits = randomTensor([250_000], new Random(1, 'logits'), 5);
    const { value, grad } = tf.valueAndGrad((s: tf.Tensor) =>
      sigmoidCrossEntropy(s as tf.Tensor1D, 1),
    )(logits);
    return [value, grad];
  },
  adamStep: () => {
    const [parameter, first] = [tensor('parameter', 20_000, 17), tensor('first', 20_000, 17)];
    const state = { parameter, first, second: tf.square(first) };
    const rates = { beta1: 0.9, beta2: 0.999, firstScale: 0.01, secondScale: 10, epsilon: 1e-8 };
    return Object.values(adamStep(state, tensor('gradient', 20_000, 17), rates));
  },
  allPairsCrossEntropy: () => {
    const { value, grad } = tf.valueAndGrad((x: tf.Tensor) =>
      allPairsCrossEntropy(x as tf.Tensor2D, labels, { positiveWeight: 20 }),
    )(tensor('z', nodes, 13));
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
      const run = vi.spyOn(currentInstance().team!, 'run');
      for (let round = 0; round < 3; round++) expect(bitsOf(kernel)).toEqual(expected);
      expect(run).toHaveBeenCalled();
    }
  },
);

it('leaves nothing in the memory of the threads or of the backend', async () => {
  threads = await startThreads(2);
  const [a, b] = [tensor('a', 300, 270), tensor('b', 270, 310)];
  expect(leaksOf(() => matMul(a, b).dispose())).toEqual(noLeaks);
});

it.skipIf(!hasSeveralMemories)(
  'copies operands and results by one instruction (needs Node 22)',
  async () => {
    threads = await startThreads(2);
    const [a, b] = [tensor('a', 300, 270), tensor('b', 270, 310)];
    tf.dispose(matMul(a, b));
    const set = vi.spyOn(Object.getPrototypeOf(Float32Array.prototype), 'set');
    const product = matMul(a, b);
    const sizes = set.mock.calls.map(([source]) => (source as ArrayLike<number>).length);
    set.mockRestore();
    product.dispose();
    expect(sizes.filter((size) => size > 100)).toEqual([]);
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
  await tf.setBackend('cpu');
  const small = CsrMatrix.identity(3);
  const product = () => [...spmm(small, tf.tensor2d([1, 2, 3], [3, 1])).dataSync()];
  product();
  threads = await startThreads(2);
  expect(ownMemory()).toEqual({ bytes: 0, allocations: 0 });
  expect(product()).toEqual([1, 2, 3]);
  expect(ownMemory().allocations).toBe(1);
  threads.dispose();
  expect(ownMemory()).toEqual({ bytes: 0, allocations: 0 });
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
