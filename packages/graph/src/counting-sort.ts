/**
 * @file Sorting by small whole numbers without comparisons: O(n + keys), stable, typed arrays only.
 */

/** The result of `countingSort`. */
export interface CountingSort {
  /** Positions of the keys in increasing order of key; equal keys keep their order. */
  readonly order: Uint32Array;
  /** `[keyCount + 1]`: key k stands at positions pointers[k] .. pointers[k + 1] of `order`. */
  readonly pointers: Uint32Array;
}

/** Orders `keys`, whole numbers in [0, keyCount). */
export function countingSort(keys: ArrayLike<number>, keyCount: number): CountingSort {
  const pointers = new Uint32Array(keyCount + 1);
  for (let k = 0; k < keys.length; k++) pointers[keys[k]! + 1]!++;
  for (let key = 0; key < keyCount; key++) pointers[key + 1]! += pointers[key]!;
  const next = pointers.slice(0, keyCount);
  const order = new Uint32Array(keys.length);
  for (let k = 0; k < keys.length; k++) order[next[keys[k]!]!++] = k;
  return { order, pointers };
}

/**
 * Positions of pairs by increasing `first`, then increasing `second`; equal pairs keep their order.
 * @param first whole numbers in [0, firstCount)
 * @param second whole numbers in [0, secondCount), parallel to `first`
 */
export function countingSortPairs(
  first: ArrayLike<number>,
  firstCount: number,
  second: ArrayLike<number>,
  secondCount: number,
): Uint32Array {
  // Stable passes from the least significant key to the most significant one.
  const bySecond = countingSort(second, secondCount).order;
  const firstInThatOrder = bySecond.map((position) => first[position]!);
  const byFirst = countingSort(firstInThatOrder, firstCount).order;
  return byFirst.map((position) => bySecond[position]!);
}
