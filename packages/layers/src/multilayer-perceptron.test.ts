import { Random } from '@latentgraph/graph';
import { checkGradients } from '@latentgraph/kernels/testing';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { ModelError } from './errors.js';
import { MultilayerPerceptron } from './multilayer-perceptron.js';

function create(widths: readonly number[], seed = 0): MultilayerPerceptron {
  return new MultilayerPerceptron({ widths, random: new Random(seed, 'init') });
}

function uniform(length: number, name: string): number[] {
  const random = new Random(2, name);
  return Array.from({ length }, () => Math.fround(2 * random.uniform() - 1));
}

/** Biases are 0 at first, which would hide them. */
function drawBiases(perceptron: MultilayerPerceptron): void {
  for (const [name, variable] of perceptron.parameters()) {
    if (variable.rank === 1)
      tf.tidy(() => variable.assign(tf.tensor1d(uniform(variable.size, name))));
  }
}

/** Layer by layer in float64. */
function reference(perceptron: MultilayerPerceptron, rows: number[][]): number[][] {
  const parameters = perceptron.parameters();
  const depth = parameters.size / 2;
  let hidden = rows;
  for (let layer = 0; layer < depth; layer++) {
    const weight = parameters.get(`layer${layer}.weight`)!;
    const [weights, biases] = [weight, parameters.get(`layer${layer}.bias`)!].map((v) =>
      v.dataSync(),
    );
    const outputs = weight.shape[1]!;
    hidden = hidden.map((row) =>
      Array.from({ length: outputs }, (_, j) => {
        const y = row.reduce((sum, x, k) => sum + x * weights![k * outputs + j]!, biases![j]!);
        return layer < depth - 1 ? Math.max(0, y) : y;
      }),
    );
  }
  return hidden;
}

describe.each(testedBackends)('MultilayerPerceptron on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it.each([[[3, 2]], [[1, 1, 1]], [[4, 7, 5, 3]], [[30, 40, 20]]])(
    'of widths %j equals float64',
    (widths) => {
      const perceptron = create(widths);
      drawBiases(perceptron);
      const inputs = widths[0]!;
      const values = uniform(5 * inputs, 'inputs');
      const rows = [0, 1, 2, 3, 4].map((k) => values.slice(k * inputs, (k + 1) * inputs));
      const outputs = tf.tidy(() => perceptron.apply(tf.tensor2d(rows)).arraySync());
      const expected = reference(perceptron, rows);
      expect(outputs.map((row) => row.length)).toEqual(expected.map((row) => row.length));
      expected.flat().forEach((value, k) => {
        expect(outputs.flat()[k]).toBeCloseTo(value, 5);
      });
      perceptron.dispose();
    },
  );

  it('has a ReLU after each layer but the last', () => {
    const perceptron = create([1, 1, 1]);
    for (const weight of ['layer0.weight', 'layer1.weight']) {
      tf.tidy(() =>
        perceptron
          .parameters()
          .get(weight)!
          .assign(tf.tensor2d([[-1]])),
      );
    }
    const outputs = tf.tidy(() => perceptron.apply(tf.tensor2d([[-2], [3]])).dataSync());
    expect(Array.from(outputs, (y) => y + 0)).toEqual([-2, 0]);
    perceptron.dispose();
  });

  it('has the gradient of finite differences', async () => {
    const before = tf.memory().numTensors;
    // With these seeds no unit is near the kink of its ReLU.
    const perceptron = create([3, 5, 4, 2], 1);
    drawBiases(perceptron);
    const x = tf.tensor2d(uniform(12, 'inputs'), [4, 3]);
    const variables = [...perceptron.parameters().values()];
    await checkGradients((rows: tf.Tensor2D) => perceptron.apply(rows), [x], { variables });
    tf.dispose([x]);
    perceptron.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('MultilayerPerceptron', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  it('numbers its layers from the input', () => {
    const perceptron = create([3, 5, 2]);
    const shapes = [...perceptron.parameters()].map(([name, { shape }]) => [name, shape]);
    expect(shapes).toEqual([
      ['layer0.weight', [3, 5]],
      ['layer0.bias', [5]],
      ['layer1.weight', [5, 2]],
      ['layer1.bias', [2]],
    ]);
    perceptron.dispose();
  });

  it('starts each layer from a stream of its own', () => {
    const [wide, narrow] = [create([3, 3, 3]), create([3, 3])];
    const weight = (perceptron: MultilayerPerceptron, layer: number) =>
      perceptron.parameters().get(`layer${layer}.weight`)!.dataSync();
    expect(weight(wide, 0)).toEqual(weight(narrow, 0));
    expect(weight(wide, 0)).not.toEqual(weight(wide, 1));
    wide.dispose();
    narrow.dispose();
  });

  it.each([
    ['a width of 0', [3, 0, 2], 'width must be a whole number of at least 1, got 0'],
    ['half a unit', [3, 1.5], 'width must be a whole number of at least 1, got 1.5'],
    ['one width', [3], 'widths must be those of the input and the output at least, got [3]'],
    ['no widths', [], 'widths must be those of the input and the output at least, got []'],
  ])('refuses %s and leaves no tensor behind', (_, widths, message) => {
    const before = tf.memory().numTensors;
    expect(() => create(widths)).toThrow(ModelError);
    expect(() => create(widths)).toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('names the width it was built for', () => {
    const perceptron = create([3, 2]);
    const apply = () => tf.tidy(() => perceptron.apply(tf.zeros<tf.Rank.R2>([4, 5])));
    expect(apply).toThrow(ModelError);
    expect(apply).toThrow('the layer was built for 3 numbers per row, but got 5');
    perceptron.dispose();
  });
});
