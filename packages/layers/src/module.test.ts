import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Dense } from './dense.js';
import { ModelError } from './errors.js';
import { constant } from './initializers.js';
import { Module } from './module.js';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

class Scaled extends Module {
  readonly scale = this.parameter('scale', [], constant(2));
  readonly dense = this.child(
    'dense',
    new Dense({ inputs: 3, outputs: 2, random: new Random(0, 'init') }),
  );
}

describe('Module', () => {
  it('names its own parameters and those of its parts', () => {
    const module = new Scaled();
    const shapes = [...module.parameters()].map(([name, { shape }]) => [name, shape]);
    expect(shapes).toEqual([
      ['scale', []],
      ['dense.weight', [3, 2]],
      ['dense.bias', [2]],
    ]);
    expect(module.scale.dataSync()[0]).toBe(2);
    module.dispose();
  });

  it('keeps one tensor per parameter and frees them all', () => {
    const before = tf.memory().numTensors;
    const module = new Scaled();
    expect(tf.memory().numTensors).toBe(before + 3);
    module.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('may be disposed twice, whoever shares the values', () => {
    const module = new Scaled();
    const shared = tf.clone(module.scale);
    module.dispose();
    module.dispose();
    expect(shared.dataSync()[0]).toBe(2);
    shared.dispose();
  });

  it.each(['', 'a.b'])("refuses the name '%s'", (name) => {
    class Misnamed extends Module {
      readonly value = this.parameter(name, [], constant(0));
    }
    expect(() => new Misnamed()).toThrow(ModelError);
  });

  it('refuses two parts of one name', () => {
    class Twice extends Module {
      readonly first = this.parameter('weight', [1], constant(0));
      readonly second = this.parameter('weight', [1], constant(0));
    }
    expect(() => new Twice()).toThrow("Twice has two parts named 'weight'");
  });
});
