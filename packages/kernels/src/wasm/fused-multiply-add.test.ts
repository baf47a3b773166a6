import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { allPairsCrossEntropy } from '../all-pairs-cross-entropy/all-pairs-cross-entropy.js';
import { matMul } from '../mat-mul/mat-mul.js';
import { allPairsReference, undirectedLabels } from '../test-support/all-pairs-reference.js';
import { relativeError } from '../test-support/float64.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { toleranceOf } from '../testing/tolerances.js';
import { type KernelThreads, startThreads } from '../threads/start-threads.js';
import { fusedModuleBase64 } from './fused-module.generated.js';
import { hasFusedMultiplyAdd } from './fused-multiply-add.js';
import { kernelMemory } from './kernel-memory.js';
import { moduleBase64 } from './module.generated.js';

let threads: KernelThreads | undefined;
beforeEach(async () => {
  await tf.setBackend('wasm');
});
afterEach(() => {
  vi.restoreAllMocks();
  threads?.dispose();
  threads = undefined;
});

const fused = { fusedMultiplyAdd: true };

it('is told of as the module that uses it is valid, the other always', () => {
  expect(WebAssembly.validate(Buffer.from(moduleBase64, 'base64'))).toBe(true);
  expect(WebAssembly.validate(Buffer.from(fusedModuleBase64, 'base64'))).toBe(
    hasFusedMultiplyAdd(),
  );
});

it('is refused, with what to do, where WebAssembly does not have it', async () => {
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  for (const count of [1, 2, 'auto'] as const) {
    await expect(startThreads(count, fused)).rejects.toThrow(
      expect.objectContaining({
        code: 'fused-multiply-add-unavailable',
        message: expect.stringMatching(/Node 22 or newer/),
      }),
    );
  }
});

/** (1 + 2^-12)² - (1 + 2^-11), which is 2^-24 but 0 where the square is rounded before. */
function roundedOnceOrTwice(): number {
  const factor = 1 + 2 ** -12;
  const rows = tf.tensor2d(new Array(8).fill([-(1 + 2 ** -11), factor]));
  const columns = tf.tensor2d([new Array(8).fill(1), new Array(8).fill(factor)]);
  const results = new Set(matMul(rows, columns).dataSync());
  expect(results.size).toBe(1);
  return [...results][0]!;
}

it('is not used where it is not asked for', async () => {
  expect(roundedOnceOrTwice()).toBe(0);
  threads = await startThreads(2);
  expect(roundedOnceOrTwice()).toBe(0);
});

const missing = hasFusedMultiplyAdd() ? '' : ' (skipped: this engine lacks it; Node 22 has it)';

describe.skipIf(missing !== '')(`with fused multiply-add${missing}`, () => {
  const nodes = 600;
  const drawZ = () => randomTensor([nodes, 16], new Random(1, 'z'));
  const labels = undirectedLabels(nodes, 900);
  const lossAndGradient = tf.valueAndGrad((x: tf.Tensor) =>
    allPairsCrossEntropy(x as tf.Tensor2D, labels, { positiveWeight: 20 }),
  );
  const tolerance = toleranceOf('wasm');

  it.each([1, 2])('agrees with float64 on %i threads, and is freed', async (count) => {
    threads = await startThreads(count, fused);
    expect(threads.count).toBe(count);
    const z = drawZ();
    const { value, grad } = lossAndGradient(z);
    const expected = allPairsReference(z, labels, 20);
    expect(relativeError(value.dataSync(), [expected.loss])).toBeLessThan(tolerance.value);
    expect(relativeError(grad.dataSync(), expected.gradient)).toBeLessThan(tolerance.gradient);
    threads.dispose();
    expect(kernelMemory()).toEqual({ bytes: 0, allocations: 0 });
    expect(roundedOnceOrTwice()).toBe(0);
  });

  it('gives the same bits with any number of threads', async () => {
    const bits = [];
    for (const count of [1, 2, 3]) {
      threads = await startThreads(count, fused);
      bits.push([...lossAndGradient(drawZ()).grad.dataSync()]);
    }
    expect(bits[1]).toEqual(bits[0]);
    expect(bits[2]).toEqual(bits[0]);
  });

  // A processor without it rounds twice here too.
  it('rounds once where the processor can', async () => {
    threads = await startThreads(1, fused);
    expect([0, 2 ** -24]).toContain(roundedOnceOrTwice());
  });
});
