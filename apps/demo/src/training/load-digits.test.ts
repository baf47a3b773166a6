import { loadImages } from '@latentgraph/datasets';
import { expect, test } from 'vitest';
import { digitsFromIdx } from './load-digits.js';

/** An IDX file, written by hand. */
function idx(shape: readonly number[], values: Iterable<number>): Uint8Array {
  return Uint8Array.of(
    0,
    0,
    8,
    shape.length,
    ...shape.flatMap((size) => [0, 0, 0, size]),
    ...values,
  );
}

test('reads digits as they are in MNIST', async () => {
  const { values, labels } = await loadImages('mnist');
  const chosen = values.subarray(0, 3 * 784);
  const grayLevels = Array.from(chosen, (value) => Math.round(255 * value));
  const digits = digitsFromIdx(
    Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 28, 0, 0, 0, 28, ...grayLevels),
    idx([3], labels.subarray(0, 3)),
  );
  expect(digits).toMatchObject({ count: 3, height: 28, width: 28, classCount: 10 });
  expect([...digits.labels]).toEqual([...labels.subarray(0, 3)]);
  expect([...digits.values]).toEqual([...chosen]);
});

test('says which file is none', () => {
  expect(() => digitsFromIdx(Uint8Array.of(1, 2, 3), idx([1], [0]))).toThrow(
    /images of the digits/,
  );
  expect(() => digitsFromIdx(idx([1, 1, 1], [0]), Uint8Array.of())).toThrow(/labels of the digits/);
});
