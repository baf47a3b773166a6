import { expect, it } from 'vitest';
import { GrowablePairs } from './growable-pairs.js';

it('keeps every pair while it grows, and hands out copies', () => {
  const growing = new GrowablePairs();
  for (let k = 0; k < 5000; k++) growing.push(k, 2 * k);
  const { sources, targets } = growing.toPairs();
  expect(sources).toEqual(Uint32Array.from({ length: 5000 }, (_, k) => k));
  expect(targets).toEqual(Uint32Array.from({ length: 5000 }, (_, k) => 2 * k));
  growing.push(1, 2);
  expect(sources).toHaveLength(5000);
});
