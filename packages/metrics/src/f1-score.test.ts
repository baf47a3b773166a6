import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy } from './accuracy.js';
import { type F1Average, f1Score } from './f1-score.js';
import { figures } from './testing/scikit-learn-figures.js';

const averages = ['macro', 'micro', 'weighted'] as const;

describe('f1Score', () => {
  it.each(figures.classification)('agrees with scikit-learn: $name', (figure) => {
    const { labels, predictions } = figure;
    for (const average of averages) {
      expect(f1Score(labels, predictions, { average })).toBeCloseTo(figure[average], 13);
    }
    if (figure.binary !== undefined) {
      expect(f1Score(labels, predictions)).toBeCloseTo(figure.binary, 13);
    }
  });

  it('does not depend on the names of the classes, and its micro average is the accuracy', () => {
    const item = fc.tuple(fc.nat(4), fc.nat(4));
    fc.assert(
      fc.property(fc.array(item, { minLength: 1 }), (list) => {
        const labels = list.map(([label]) => label);
        const predictions = list.map(([, prediction]) => prediction);
        const rename = (label: number): number => 100 - 7 * label;
        for (const average of averages) {
          expect(f1Score(labels.map(rename), predictions.map(rename), { average })).toBeCloseTo(
            f1Score(labels, predictions, { average }),
            13,
          );
        }
        const micro = f1Score(labels, predictions, { average: 'micro' });
        expect(micro).toBeCloseTo(accuracy(labels, predictions), 14);
      }),
    );
  });

  it('refuses more than two classes for the binary score', () => {
    expect(() => f1Score([0, 1, 2], [0, 1, 1])).toThrow(/labels must be 0 or 1.*labels\[2\] = 2/);
    expect(() => f1Score([0, 1], [0, 3])).toThrow(/predictions\[1\] = 3/);
  });

  it('has no value where class 1 does not occur', () => {
    expect(() => f1Score([0, 0], [0, 0])).toThrow(
      expect.objectContaining({ name: 'MetricError', code: 'undefined-metric' }),
    );
  });

  it('refuses an unknown average', () => {
    const average: string = 'mean';
    const isKnown = (name: string): name is F1Average => name === average;
    if (isKnown(average)) {
      expect(() => f1Score([0, 1], [0, 1], { average })).toThrow(/got 'mean'/);
    }
    expect.assertions(1);
  });
});
