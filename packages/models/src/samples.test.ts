import { ModelError } from '@latentgraph/layers';
import { describe, expect, it } from 'vitest';
import { gatherSamples, sampleWidth } from './samples.js';

describe('sampleWidth', () => {
  it('is the length of each vector', () => {
    expect(sampleWidth({ count: 3, values: new Float32Array(12) })).toBe(4);
    expect(sampleWidth({ count: 12, values: new Float32Array(12) })).toBe(1);
  });

  it.each([
    ['a count that does not divide', 5, 12],
    ['no samples', 0, 12],
    ['nothing at all', 0, 0],
    ['a negative count', -3, 12],
    ['half a sample', 1.5, 12],
    ['a count that is no number', Number.NaN, 12],
    ['samples of no numbers', 3, 0],
  ])('refuses %s', (_, count, length) => {
    const width = () => sampleWidth({ count, values: new Float32Array(length) });
    expect(width).toThrow(ModelError);
    expect(width).toThrow(`${length} values are not ${count} samples of one length`);
  });
});

describe('gatherSamples', () => {
  const values = Float32Array.of(1, 2, 3, 4, 5, 6);

  it('copies samples in the order asked for, repeated ones too', () => {
    const gathered = gatherSamples({ count: 3, values }, 2, Uint32Array.of(2, 0, 2));
    expect(gathered).toEqual(Float32Array.of(5, 6, 1, 2, 5, 6));
    gathered.fill(0);
    expect(values[0]).toBe(1);
  });

  it('of no indices is empty', () => {
    expect(gatherSamples({ count: 3, values }, 2, new Uint32Array(0))).toHaveLength(0);
  });
});
