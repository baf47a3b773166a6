import { CsrMatrix, Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  isOnGpu,
  sizesTried,
  testedBackends,
} from '../../../../tooling/vitest/src/tested-backends.js';
import {
  type AllPairsReference,
  allPairsReference,
  type LossAndGradient,
  randomLabels,
  undirectedLabels,
} from '../test-support/all-pairs-reference.js';
import { relativeError } from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { toleranceOf } from '../testing/tolerances.js';
import { currentInstance } from '../wasm/instance.js';
import { allPairsCrossEntropy } from './all-pairs-cross-entropy.js';

function evaluate(z: tf.Tensor2D, labels: CsrMatrix, positiveWeight: number): LossAndGradient {
  const { value, grad } = tf.valueAndGrad((x: tf.Tensor) =>
    allPairsCrossEntropy(x as tf.Tensor2D, labels, { positiveWeight }),
  )(z);
  return { loss: value.dataSync()[0]!, gradient: grad.dataSync() };
}

/** Relative to what is expected; of the portable form also to what it is the difference of. */
function errorsOf(actual: LossAndGradient, expected: AllPairsReference, portable: boolean) {
  const { loss, gradient, unlabeled } = expected;
  const sizes = [largest(gradient), portable ? largest(unlabeled.gradient) : 0];
  return {
    loss: Math.abs(actual.loss - loss) / Math.max(loss, portable ? unlabeled.loss : 0),
    gradient: (relativeError(actual.gradient, gradient) * sizes[0]!) / Math.max(...sizes),
  };
}

function largest(values: Iterable<number>): number {
  return Math.max(...[...values].map(Math.abs));
}

describe.each(testedBackends)('allPairsCrossEntropy on %s', (backend) => {
  const tolerance = toleranceOf(backend);
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  function expectReference(z: tf.Tensor2D, labels: CsrMatrix, positiveWeight: number): void {
    const expected = allPairsReference(z, labels, positiveWeight);
    const actual = evaluate(z, labels, positiveWeight);
    const errors = errorsOf(actual, expected, isOnGpu(backend));
    expect(errors.loss).toBeLessThan(tolerance.value);
    expect(errors.gradient).toBeLessThan(tolerance.gradient);
  }

  const widths = sizesTried(backend, [1, 3, 8, 16, 33]);
  it.each(widths)('equals float64 at width %i, for any number of nodes', (width) => {
    for (const nodes of sizesTried(backend, [1, 2, 7, 8, 63, 64, 65, 130])) {
      const z = randomTensor([nodes, width], new Random(nodes, 'z'), 1.5);
      expectReference(z, undirectedLabels(nodes, 2 * nodes), 20);
    }
  });

  it('equals float64 where all chunks of row blocks are used', () => {
    expectReference(randomTensor([1700, 4], new Random(1, 'z')), undirectedLabels(1700, 5000), 300);
  });

  it('equals float64 for directed graphs, isolated nodes and no edges', () => {
    const z = randomTensor([70, 5], new Random(2, 'z'));
    expectReference(z, randomLabels(70, 40), 3);
    expectReference(z, randomLabels(70, 2000), 0);
    expectReference(z, randomLabels(70, 0), 1);
  });

  it('takes labels as 0 or 1, whatever the weights of the edges', () => {
    const z = randomTensor([30, 4], new Random(3, 'z'));
    const weighted = randomLabels(30, 60);
    const binary = weighted.withValues(new Float32Array(weighted.nonZeros).fill(1));
    expect(evaluate(z, weighted, 2)).toEqual(evaluate(z, binary, 2));
  });

  it('defaults to a positive weight of 1', () => {
    const z = randomTensor([5, 2], new Random(4, 'z'));
    const labels = randomLabels(5, 6);
    expect(allPairsCrossEntropy(z, labels).dataSync()[0]).toBe(evaluate(z, labels, 1).loss);
  });

  it.each([20, 90, 200])('is stable for logits of +-%i', (size) => {
    // Rows +-sqrt(size) in one column: half of all logits are +size, half -size.
    const values = Float32Array.from(
      { length: 80 },
      (_, k) => (k % 3 === 0 ? -1 : 1) * size ** 0.5,
    );
    expectReference(tf.tensor2d(values, [80, 1]), randomLabels(80, 200), 5);
    expectReference(tf.tensor2d(values, [80, 1]), randomLabels(80, 0), 1);
  });

  it.each([20.79, 20.8, 35])(
    'equals float64 where all logits are %f, around the limit of the short step and beyond',
    (size) => {
      const z = tf.fill<tf.Rank.R2>([70, 1], size ** 0.5);
      expectReference(z, randomLabels(70, 0), 1);
    },
  );

  it('equals float64 where some tiles of logits are small and others are not', () => {
    const z = randomTensor([200, 3], new Random(11, 'z'));
    const scale = tf.tensor2d(
      Float32Array.from({ length: 200 }, (_, node) =>
        node === 90 ? 9 : [6, 0.5, 3, 1][node >> 6]!,
      ),
      [200, 1],
    );
    expectReference(tf.mul(z, scale), undirectedLabels(200, 900), 20);
  });

  it.skipIf(isOnGpu(backend))('keeps the digits of a loss that is nearly nothing', () => {
    const z = randomTensor([1, 33], new Random(10, 'z'), 2);
    expectReference(z, CsrMatrix.identity(1), 20);
    // Two groups told apart perfectly: unlabeled pairs have logits of -50, labeled ones of 50.
    const values = Float32Array.from({ length: 6 }, (_, node) => (node < 3 ? 1 : -1) * 50 ** 0.5);
    const nodes = [0, 1, 2, 3, 4, 5];
    const labels = CsrMatrix.fromEntries(6, 6, {
      rows: nodes.flatMap((node) => [node, node, node]),
      columns: nodes.flatMap((node) => (node < 3 ? [0, 1, 2] : [3, 4, 5])),
    });
    const actual = evaluate(tf.tensor2d(values, [6, 1]), labels, 20);
    const expected = allPairsReference(tf.tensor2d(values, [6, 1]), labels, 20);
    expect(Math.abs(actual.loss - expected.loss)).toBeLessThan(36 * 6e-8);
    expect(relativeError(actual.gradient, expected.gradient)).toBeLessThan(tolerance.gradient);
  });

  it('is finite for logits as large as float32 holds', () => {
    const z = tf.tensor2d([1e15, 1e15, -1e15, 1], [2, 2]);
    const { loss, gradient } = evaluate(z, randomLabels(2, 0), 1);
    expect(loss / 2e30).toBeCloseTo(1.5, 5);
    expect([...gradient].every(Number.isFinite)).toBe(true);
  });

  describe.skipIf(isOnGpu(backend)).each([9, 64, 100])('with %i nodes', (nodes) => {
    it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
      'shows %f as the definition does',
      (bad) => {
        const labels = CsrMatrix.fromEntries(nodes, nodes, { rows: [1, 0], columns: [2, 4] });
        for (const row of [0, nodes - 1]) {
          const values = randomTensor([nodes, 3], new Random(5, 'z')).dataSync();
          values[3 * row + 1] = bad;
          const z = tf.tensor2d(values as Float32Array, [nodes, 3]);
          const expected = allPairsReference(z, labels, 3);
          const actual = evaluate(z, labels, 3);
          expect(actual.loss).toBe(expected.loss);
          // Where the definition gives a number, so do we; where not, one kind may stand for another.
          const finite = Array.from(expected.gradient, (value) => Number.isFinite(value));
          expect(Array.from(actual.gradient, (value) => Number.isFinite(value))).toEqual(finite);
          const onlyFinite = (list: ArrayLike<number>) =>
            Array.from(list).filter((_, k) => finite[k]);
          expect(
            relativeError(onlyFinite(actual.gradient), onlyFinite(expected.gradient)),
          ).toBeLessThan(tolerance.gradient);
        }
      },
    );
  });

  it('shows NaN in the loss', () => {
    const z = tf.tensor2d([0.5, 1, Number.NaN, 2], [2, 2]);
    expect(evaluate(z, randomLabels(2, 1), 3).loss).toBeNaN();
  });

  it.skipIf(isOnGpu(backend))('shows a NaN of any bit pattern', () => {
    const values = new Float32Array(24).fill(0.5);
    new Uint32Array(values.buffer)[5] = 0x7fc00001;
    const { loss, gradient } = evaluate(tf.tensor2d(values, [8, 3]), randomLabels(8, 0), 1);
    expect(loss).toBeNaN();
    expect([...gradient].every(Number.isNaN)).toBe(true);
  });

  it('agrees with finite differences and follows the chain rule', async () => {
    const labels = randomLabels(20, 50);
    await checkGradients(
      (x: tf.Tensor2D) =>
        tf.mul(allPairsCrossEntropy(tf.tanh(x), labels, { positiveWeight: 4 }), -0.01),
      [randomTensor([20, 3], new Random(6, 'z'))],
    );
  });

  it('refuses to be differentiated twice', () => {
    const labels = randomLabels(6, 5);
    const gradient = tf.grad((x: tf.Tensor) => allPairsCrossEntropy(x as tf.Tensor2D, labels));
    expect(() => tf.grad(gradient)(randomTensor([6, 2], new Random(7, 'z')))).toThrow(
      'allPairsCrossEntropy can be differentiated once, not twice',
    );
  });

  it('makes no zeros as the gradient of the gradient that it keeps', () => {
    const z = randomTensor([5, 3], new Random(12, 'z'));
    const made = vi.spyOn(tf.engine(), 'makeTensor');
    evaluate(z, randomLabels(5, 6), 2);
    expect(made.mock.calls.map(([, shape]) => shape)).not.toContainEqual(z.shape);
    made.mockRestore();
  });

  it('leaves nothing behind', () => {
    const labels = randomLabels(20, 50);
    const z = randomTensor([20, 3], new Random(8, 'z'));
    const loss = (x: tf.Tensor) => allPairsCrossEntropy(x as tf.Tensor2D, labels);
    expect(leaksOf(() => tf.dispose(tf.valueAndGrad(loss)(z)))).toEqual(noLeaks);
    expect(leaksOf(() => tf.dispose(loss(z)))).toEqual(noLeaks);
  });

  it('names what does not fit', () => {
    const labels = randomLabels(5, 3);
    expect(() => allPairsCrossEntropy(tf.ones([4, 2]), labels)).toThrow(
      'allPairsCrossEntropy: labels must be [4, 4] for z [4,2], got [5, 5]',
    );
    expect(() => allPairsCrossEntropy(tf.ones([5, 0]), labels)).toThrow('at least one column');
    for (const positiveWeight of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => allPairsCrossEntropy(tf.ones([5, 2]), labels, { positiveWeight })).toThrow(
        'positiveWeight must be a finite number of at least 0',
      );
    }
  });
});

describe('allPairsCrossEntropy', () => {
  it('gives the bits of cpu on wasm, and again', async () => {
    const labels = undirectedLabels(700, 2000);
    const results: LossAndGradient[] = [];
    for (const backend of ['cpu', 'wasm', 'wasm']) {
      await tf.setBackend(backend);
      results.push(evaluate(randomTensor([700, 10], new Random(9, 'z')), labels, 7));
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it('does not depend on the numbering of the nodes', async () => {
    await tf.setBackend('cpu');
    const property = fc.property(fc.integer({ min: 1, max: 90 }), fc.nat(), (nodes, seed) => {
      const random = new Random(seed, 'order');
      const z = randomTensor([nodes, 3], random);
      const labels = randomLabels(nodes, nodes, seed);
      const order = random.shuffle(Uint32Array.from({ length: nodes }, (_, node) => node));
      const moved = new Float32Array(3 * nodes);
      const values = z.dataSync();
      order.forEach((to, from) => {
        moved.set(values.subarray(3 * from, 3 * from + 3), 3 * to);
      });
      const { rows, columns } = labels.toEntries();
      const movedLabels = CsrMatrix.fromEntries(nodes, nodes, {
        rows: rows.map((row) => order[row]!),
        columns: columns.map((column) => order[column]!),
      });
      const before = evaluate(z, labels, 2).loss;
      const after = evaluate(tf.tensor2d(moved, [nodes, 3]), movedLabels, 2).loss;
      expect(relativeError([after], [before])).toBeLessThan(1e-6);
    });
    fc.assert(property, { numRuns: 30 });
  });

  it('needs memory proportional to nodes and width', () => {
    const { allPairsWorkspaceBytes } = currentInstance().exports;
    const bytes = allPairsWorkspaceBytes(80_000, 16);
    expect(bytes).toBeLessThan(80_000 * 16 * 4 * 14 + 210_000);
    expect(allPairsWorkspaceBytes(160_000, 16) / bytes).toBeCloseTo(2, 2);
  });
});
