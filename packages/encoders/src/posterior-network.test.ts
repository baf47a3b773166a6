import { constant, Module } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Posterior } from './posterior.js';
import { PosteriorNetwork, type PosteriorNetworkOptions } from './posterior-network.js';

/** Adds a number to all others, whatever the widths. */
class Shift extends Module {
  readonly by: tf.Variable<tf.Rank.R0>;

  constructor(by: number) {
    super();
    this.by = this.parameter('by', [], constant(by));
  }
}

const shifts: Readonly<Record<string, number>> = { trunk: -2, mean: 10, logStd: 0.5 };

/** A network of layers that are none of the packages'. Its input is a number, not a tensor. */
class ShiftNetwork extends PosteriorNetwork<Shift> {
  static built: [string, readonly number[]][] = [];

  constructor(options: PosteriorNetworkOptions) {
    ShiftNetwork.built = [];
    super(options, (name, widths) => {
      ShiftNetwork.built.push([name, widths]);
      return new Shift(shifts[name]!);
    });
  }

  encode(input: number): Posterior {
    return this.posteriorOf(input, ({ by }, x) =>
      tf.add(typeof x === 'number' ? tf.fill<tf.Rank.R2>([1, 1], x) : x, by),
    );
  }
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('PosteriorNetwork', () => {
  it.each<[string, Partial<PosteriorNetworkOptions>, [string, number[]][]]>([
    [
      'a trunk and two heads',
      {},
      [
        ['trunk', [9, 4, 3]],
        ['mean', [3, 2]],
        ['logStd', [3, 2]],
      ],
    ],
    [
      'two networks',
      { trunk: 'separate' },
      [
        ['mean', [9, 4, 3, 2]],
        ['logStd', [9, 4, 3, 2]],
      ],
    ],
    [
      'a trunk and one head',
      { posterior: 'point' },
      [
        ['trunk', [9, 4, 3]],
        ['mean', [3, 2]],
      ],
    ],
    [
      'two layers',
      { hidden: [] },
      [
        ['mean', [9, 2]],
        ['logStd', [9, 2]],
      ],
    ],
  ])('builds %s', (_, options, built) => {
    new ShiftNetwork({ inputs: 9, hidden: [4, 3], latent: 2, ...options }).dispose();
    expect(ShiftNetwork.built).toEqual(built);
  });

  it.each<['shared' | 'separate', number]>([
    ['shared', 1],
    ['shared', 5],
    ['separate', 1],
  ])('with a trunk that is %s, maps %d by its stacks', (trunk, input) => {
    const network = new ShiftNetwork({ inputs: 1, hidden: [1], latent: 1, trunk });
    const hidden = trunk === 'shared' ? Math.max(0, input - 2) : input;
    const [mean, logStd] = [hidden + 10, hidden + 0.5];
    tf.tidy(() => {
      const posterior = network.encode(input);
      expect(posterior.mode.dataSync()[0]).toBe(mean);
      const divergence = (mean ** 2 + Math.exp(2 * logStd) - 2 * logStd - 1) / 2;
      const relative = posterior.klDivergence().dataSync()[0]! / divergence;
      expect(relative).toBeCloseTo(1, 5);
    });
    network.dispose();
  });
});
