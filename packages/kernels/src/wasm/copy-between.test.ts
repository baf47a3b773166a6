import { describe, expect, it } from 'vitest';
import { hasSeveralMemories } from '../test-support/several-memories.js';
import { copyBetween } from './copy-between.js';

const plain = () => new WebAssembly.Memory({ initial: 1 });
const shared = () => new WebAssembly.Memory({ initial: 1, maximum: 10, shared: true });

function bytesOf({ buffer }: WebAssembly.Memory): Uint8Array {
  return new Uint8Array(buffer);
}

describe.skipIf(!hasSeveralMemories)('with several memories in a module (needs Node 22)', () => {
  it.each([
    { from: 'plain', to: 'shared', memories: () => [plain(), shared()] as const },
    { from: 'shared', to: 'plain', memories: () => [shared(), plain()] as const },
  ])('copies from $from to $to memory, also when they have grown', ({ memories }) => {
    const [from, to] = memories();
    const copy = copyBetween(from, to)!;
    for (const at of [100, 65_000]) {
      bytesOf(from).set([1, 2, 3, 4, 5], at);
      bytesOf(to).fill(9);
      copy(40, at + 1, 3);
      expect([...bytesOf(to).subarray(39, 44)]).toEqual([9, 2, 3, 4, 9]);
      from.grow(1);
      to.grow(2);
    }
    bytesOf(from).set([7], 65_536 + 5);
    copy(2 * 65_536, 65_536 + 5, 1);
    expect(bytesOf(to)[2 * 65_536]).toBe(7);
  });

  it('is one and the same for two memories', () => {
    const [from, to] = [plain(), shared()];
    expect(copyBetween(from, to)).toBe(copyBetween(from, to));
  });
});

it.skipIf(hasSeveralMemories)('is not there where a module has one memory only (Node 20)', () => {
  expect(copyBetween(plain(), shared())).toBeUndefined();
});

it('is not needed where no memory is shared, or both are', () => {
  expect(copyBetween(plain(), plain())).toBeUndefined();
  expect(copyBetween(shared(), shared())).toBeUndefined();
});
