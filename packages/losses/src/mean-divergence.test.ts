import { GaussianPosterior, PointPosterior } from '@latentgraph/encoders';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { graphDivergence } from './graph-divergence.js';
import { meanDivergence } from './mean-divergence.js';

interface Gaussian {
  readonly items: number;
  readonly mean: number[];
  readonly logStd: number[];
}

const arbitraryGaussian: fc.Arbitrary<Gaussian> = fc
  .record({ items: fc.integer({ min: 1, max: 6 }), width: fc.integer({ min: 1, max: 5 }) })
  .chain(({ items, width }) => {
    const numbers = (limit: number) =>
      fc.array(fc.double({ min: -limit, max: limit, noNaN: true }).map(Math.fround), {
        minLength: items * width,
        maxLength: items * width,
      });
    return fc.record({ items: fc.constant(items), mean: numbers(10), logStd: numbers(3) });
  });

function posteriorOf({ items, mean, logStd }: Gaussian): GaussianPosterior {
  const shape: [number, number] = [items, mean.length / items];
  return new GaussianPosterior(tf.tensor2d(mean, shape), tf.tensor2d(logStd, shape));
}

function divergenceOf(gaussian: Gaussian, divergence = meanDivergence): number {
  return tf.tidy(() => divergence(posteriorOf(gaussian)).dataSync())[0]!;
}

describe.each(testedBackends)('meanDivergence on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it('is 1/2 sum(mean² + var - log var - 1), averaged over the items', () => {
    fc.assert(
      fc.property(arbitraryGaussian, (gaussian) => {
        const terms = gaussian.mean.map((mean, k) => {
          const logVariance = 2 * gaussian.logStd[k]!;
          return (mean ** 2 + Math.exp(logVariance) - logVariance - 1) / 2;
        });
        const expected = terms.reduce((sum, term) => sum + term, 0) / gaussian.items;
        // Near the prior the terms cancel, down to float32's last bit of 1.
        expect(Math.abs(divergenceOf(gaussian) - expected)).toBeLessThan(
          1e-6 * Math.max(1, gaussian.mean.length, expected),
        );
      }),
    );
  });

  it('is the divergence of a graph, but for its scale', () => {
    fc.assert(
      fc.property(arbitraryGaussian, (gaussian) => {
        const scaled = divergenceOf(gaussian, graphDivergence) * gaussian.items;
        const expected = divergenceOf(gaussian);
        expect(Math.abs(scaled - expected)).toBeLessThan(1e-6 * Math.max(1, expected));
      }),
    );
  });

  it('of the prior is 0', () => {
    const zeros = new Array<number>(12).fill(0);
    expect(divergenceOf({ items: 3, mean: zeros, logStd: zeros })).toBe(0);
  });

  it('of points, and of no items, is 0', () => {
    const divergence = tf.tidy(() =>
      meanDivergence(new PointPosterior(tf.ones([3, 2]))).dataSync(),
    );
    expect(divergence[0]).toBe(0);
    const none = tf.zeros<tf.Rank.R2>([0, 2]);
    expect(tf.tidy(() => meanDivergence(new GaussianPosterior(none, none)).dataSync()[0])).toBe(0);
    none.dispose();
  });
});
