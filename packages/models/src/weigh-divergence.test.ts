import { ModelError } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { requireWeight, weighDivergence } from './weigh-divergence.js';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('weighDivergence', () => {
  it.each([
    [0.5, 5],
    [1, 8],
    [4, 26],
  ])('adds %d times the divergence', (weight, total) => {
    const terms = tf.tidy(() => {
      const weighed = weighDivergence(tf.scalar(2), tf.scalar(6), weight);
      return [weighed.total, weighed.reconstruction, weighed.divergence].map(
        (t) => t.dataSync()[0],
      );
    });
    expect(terms).toEqual([total, 2, 6]);
  });

  it('without a weight leaves the divergence out, even one that is infinite', () => {
    const terms = tf.tidy(() => {
      const weighed = weighDivergence(tf.scalar(2), tf.scalar(Number.POSITIVE_INFINITY), 0);
      return [weighed.total, weighed.reconstruction, weighed.divergence].map(
        (t) => t.dataSync()[0],
      );
    });
    expect(terms).toEqual([2, 2, Number.POSITIVE_INFINITY]);
  });
});

describe('requireWeight', () => {
  it.each([0, 1e-3, 1, 250])('accepts %d', (beta) => {
    expect(requireWeight('beta', beta)).toBe(beta);
  });

  it.each([-1e-9, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (beta) => {
    expect(() => requireWeight('beta', beta)).toThrow(ModelError);
    expect(() => requireWeight('beta', beta)).toThrow(
      `beta must be a number of at least 0, got ${beta}`,
    );
  });
});
