import { expect, test } from 'vitest';
import { selectRows } from './labeled-vectors.js';

test('selects rows with their labels', () => {
  const vectors = {
    values: Float32Array.of(1, 2, 3, 4, 5, 6),
    labels: Uint8Array.of(7, 8, 9),
    width: 2,
  };
  expect(selectRows(vectors, [2, 0])).toEqual({
    values: Float32Array.of(5, 6, 1, 2),
    labels: Uint8Array.of(9, 7),
    width: 2,
  });
});
