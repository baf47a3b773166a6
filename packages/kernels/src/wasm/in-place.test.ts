import { CsrMatrix, Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { adamStep } from '../adam-step/adam-step.js';
import { allPairsCrossEntropy } from '../all-pairs-cross-entropy/all-pairs-cross-entropy.js';
import { bernoulliCrossEntropy } from '../bernoulli-cross-entropy/bernoulli-cross-entropy.js';
import { edgeDot } from '../edge-dot/edge-dot.js';
import { edgeSum } from '../edge-sum/edge-sum.js';
import { gatherRows } from '../gather-rows/gather-rows.js';
import { gaussianDivergence } from '../gaussian-divergence/gaussian-divergence.js';
import { KernelError } from '../kernel-error.js';
import { matMul } from '../mat-mul/mat-mul.js';
import { KernelCall } from '../registry/kernel-call.js';
import { relu } from '../relu/relu.js';
import { reparameterize } from '../reparameterize/reparameterize.js';
import { scatterRows } from '../scatter-rows/scatter-rows.js';
import { sigmoidCrossEntropy } from '../sigmoid-cross-entropy/sigmoid-cross-entropy.js';
import { spmm } from '../spmm/spmm.js';
import { sum } from '../sum/sum.js';
import { randomMatrix, randomPairs, randomTensor } from '../test-support/random-inputs.js';
import { startThreads } from '../threads/start-threads.js';
import { Arena } from './arena.js';
import { fusedInPlaceModuleBase64 } from './fused-in-place-module.generated.js';
import { hasFusedMultiplyAdd } from './fused-multiply-add.js';
import { inPlaceInstance } from './in-place.js';
import { inPlaceModuleBase64 } from './in-place-module.generated.js';
import { decodeModule } from './instance.js';
import { kernelMemory } from './kernel-memory.js';

beforeEach(async () => {
  await tf.setBackend('wasm');
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Sizes that are no multiples of 4, so that what lies behind a tensor would be seen to change. */
const [nodes, width] = [37, 5];
const matrix = randomMatrix([nodes, 23], 90, new Random(1, 'matrix'));
const pairs = randomPairs(61, [nodes, nodes], new Random(1, 'pairs'));

function tensor(name: string, rows = nodes, columns = width): tf.Tensor2D {
  return randomTensor([rows, columns], new Random(1, name));
}

const kernels: Readonly<Record<string, () => tf.Tensor[]>> = {
  spmm: () => [spmm(matrix, tensor('dense', 23))],
  'spmm, transposed': () => [spmm(matrix, tensor('dense'), { transpose: true })],
  matMul: () => [matMul(tensor('a'), tensor('b', width, 11))],
  'matMul, transposed': () => [
    matMul(tensor('a'), tensor('b', nodes, 11), { transposeA: true }),
    matMul(tensor('a'), tensor('b', 11), { transposeB: true }),
  ],
  edgeDot: () => [edgeDot(tensor('a'), tensor('b'), pairs)],
  edgeSum: () => [edgeSum(randomTensor([61], new Random(1, 'weights')), tensor('x'), pairs, nodes)],
  gatherRows: () => [gatherRows(tensor('x'), pairs.sources)],
  scatterRows: () => [scatterRows(tensor('x', 61), pairs.sources, nodes)],
  relu: () => [relu(tensor('x'))],
  'relu, its gradient': () => [
    tf.grad((x: tf.Tensor) => relu(x as tf.Tensor2D))(tensor('x'), tensor('upstream')),
  ],
  sum: () => [sum(tensor('x'))],
  reparameterize: () => {
    const noise = tensor('noise');
    return [reparameterize(tensor('mean'), tensor('logStd'), noise), noise];
  },
  gaussianDivergence: () => [gaussianDivergence(tensor('mean'), tensor('logStd'))],
  bernoulliCrossEntropy: () => [
    bernoulliCrossEntropy(tensor('logits'), tf.sigmoid(tensor('targets'))),
  ],
  sigmoidCrossEntropy: () => [sigmoidCrossEntropy(randomTensor([61], new Random(1, 's')), 1)],
  adamStep: () => {
    const [parameter, first] = [tensor('x'), tensor('first')];
    const rates = { beta1: 0.9, beta2: 0.999, firstScale: 0.01, secondScale: 3, epsilon: 1e-8 };
    const second = tf.abs(tensor('second'));
    const next = adamStep({ parameter, first, second }, tensor('gradient'), rates);
    return [next.parameter, next.first, next.second, parameter, first, second];
  },
};

it.each(Object.keys(kernels))(
  '%s gives the bits of the kernels on their own memory',
  async (name) => {
    const inPlace = kernels[name]!().map((result) => result.dataSync());
    await tf.setBackend('cpu');
    const copied = kernels[name]!().map((result) => result.dataSync());
    expect(inPlace).toEqual(copied);
  },
);

it('copies no tensor, where threads are not worth it', () => {
  const copy = vi.spyOn(Arena.prototype, 'copyOf');
  const x = tensor('x', 1000, 16);
  tf.dispose([matMul(x, tensor('w', 16, 8)), spmm(CsrMatrix.identity(1000), x), sum(x)]);
  expect(copy).not.toHaveBeenCalled();
});

it('leaves to the backend what it made, and frees everything else', async () => {
  const memory = memoryOf(tf.backend());
  const a = tensor('a', 512, 512);
  const identity = CsrMatrix.identity(512);
  const step = () => tf.dispose([spmm(identity, a), gatherRows(a, pairs.sources)]);
  step();
  const before = { bytes: memory.buffer.byteLength, kernels: kernelMemory() };
  for (let turn = 0; turn < 200; turn++) step();
  expect({ bytes: memory.buffer.byteLength, kernels: kernelMemory() }).toEqual(before);
  expect(() =>
    KernelCall.run(tf.backend(), (call) => {
      call.arenaFor(0).output([1000]);
      throw new Error('in the kernel');
    }),
  ).toThrow('in the kernel');
  expect(kernelMemory()).toEqual(before.kernels);
});

it('reads its operands where they are although its own result moves the memory', async () => {
  const memory = memoryOf(tf.backend());
  const before = memory.buffer;
  const [column, row] = [tensor('column', 6000, 1), tensor('row', 1, 4000)];
  const product = matMul(column, row);
  expect(memory.buffer).not.toBe(before);
  const lastColumn = tf.slice(product, [0, 3999], [6000, 1]).dataSync();
  const factor = row.dataSync()[3999]!;
  expect(lastColumn).toEqual(column.dataSync().map((value) => value * factor));
  tf.dispose([column, row, product]);
});

function tablesOf(base64: string): readonly number[] {
  const memory = new WebAssembly.Memory({ initial: 1 });
  new WebAssembly.Instance(new WebAssembly.Module(decodeModule(base64)), { env: { memory } });
  return [...new Uint8Array(memory.buffer)].flatMap((byte, at) => (byte === 0 ? [] : [at]));
}

function expectFirstKilobyte(written: readonly number[]): void {
  expect(written.length).toBeGreaterThan(0);
  expect(written[0]).toBeGreaterThanOrEqual(16);
  expect(written.at(-1)).toBeLessThan(1024);
}

it('has its tables in the first kilobyte, behind the null pointer', () => {
  expectFirstKilobyte(tablesOf(inPlaceModuleBase64));
});

it('is the same instance for a backend, with any number of threads', async () => {
  const plain = inPlaceInstance(tf.backend());
  expect(plain).toBeDefined();
  expect(inPlaceInstance(tf.backend())).toBe(plain);
  const threads = await startThreads(2);
  expect(inPlaceInstance(tf.backend())).toBe(plain);
  threads.dispose();
});

describe.skipIf(!hasFusedMultiplyAdd())('with fused multiply-add (needs Node 22)', () => {
  it('has its tables in the first kilobyte, behind the null pointer', () => {
    expectFirstKilobyte(tablesOf(fusedInPlaceModuleBase64));
  });

  it('is another instance on the same heap', async () => {
    const plain = inPlaceInstance(tf.backend());
    const fused = await startThreads(1, { fusedMultiplyAdd: true });
    expect(inPlaceInstance(tf.backend())).not.toBe(plain);
    expect(inPlaceInstance(tf.backend())?.heap).toBe(plain?.heap);
    fused.dispose();
  });
});

it.each([
  ['a backend of another make', {}],
  ['one without memory yet', { wasm: null }],
  ['one that does not show its memory', { wasm: { _malloc: () => 0, _free: () => undefined } }],
  ['a memory shared by threads', withMemory({ initial: 1, maximum: 1, shared: true })],
  ['a memory where something lies already', withMemory({ initial: 1 }, 1000)],
])('is not possible on %s', (_case, backend) => {
  expect(inPlaceInstance(backend)).toBeUndefined();
  expect(inPlaceInstance(backend)).toBeUndefined();
});

it('says how much was asked for when the backend has no more', () => {
  const { heap } = inPlaceInstance(withMemory({ initial: 1 }))!;
  expect(() => heap.allocate(100)).toThrow(
    expect.objectContaining({
      code: 'out-of-memory',
      message: expect.stringContaining('100 bytes'),
    }),
  );
});

it('makes no tensor of one output where there is no memory for another', () => {
  const [z, labels] = [tensor('z'), CsrMatrix.identity(nodes)];
  allPairsCrossEntropy(z, labels).dispose();
  const before = { data: tf.backend().numDataIds(), kernels: kernelMemory() };
  vi.spyOn(inPlaceInstance(tf.backend())!.heap, 'allocate').mockImplementation(() => {
    throw new KernelError('out-of-memory', 'no more memory');
  });
  expect(() => allPairsCrossEntropy(z, labels)).toThrow('no more memory');
  expect({ data: tf.backend().numDataIds(), kernels: kernelMemory() }).toEqual(before);
});

function withMemory(limits: WebAssembly.MemoryDescriptor, occupied?: number): object {
  const memory = new WebAssembly.Memory(limits);
  if (occupied !== undefined) new Uint8Array(memory.buffer)[occupied] = 1;
  return { wasm: { asm: { memory }, _malloc: () => 0, _free: () => undefined } };
}

function memoryOf(backend: object): WebAssembly.Memory {
  return (backend as { wasm: { asm: { memory: WebAssembly.Memory } } }).wasm.asm.memory;
}
