import { describe, expect, it } from 'vitest';
import { philox } from './philox.js';

const ones = 0xffffffff;

describe('philox', () => {
  // The known-answer vectors that come with Random123 (philox4x32, 10 rounds).
  it.each([
    {
      name: 'zeros',
      key: [0, 0] as const,
      counter: [0, 0, 0, 0] as const,
      block: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    },
    {
      name: 'ones',
      key: [ones, ones] as const,
      counter: [ones, ones, ones, ones] as const,
      block: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    },
    {
      name: 'digits of pi',
      key: [0xa4093822, 0x299f31d0] as const,
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344] as const,
      block: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    },
  ])('gives the published block for $name', ({ key, counter, block }) => {
    expect(firstBlock(key, counter)).toEqual(block);
  });

  it('agrees with the definition in 64-bit whole numbers', () => {
    const word = (n: number): number => (Math.imul(n, 0x9e3779b1) ^ (n << 7)) >>> 0;
    for (let n = 0; n < 200; n++) {
      const key = [word(n), word(n + 1000)] as const;
      const counter = [word(n + 1), word(n + 2), word(n + 3), word(n + 4)] as const;
      expect(firstBlock(key, counter)).toEqual(referencePhilox(key, counter));
    }
  });

  it('counts blocks in 64 bits', () => {
    const computed = new Uint32Array(16);
    philox([1, 2], [ones - 1, 7], [3, 4], computed);
    const counters = [
      [ones - 1, 7],
      [ones, 7],
      [0, 8],
      [1, 8],
    ];
    const expected = counters.flatMap((counter) => referencePhilox([1, 2], [...counter, 3, 4]));
    expect([...computed]).toEqual(expected);
  });
});

function firstBlock(
  key: readonly [number, number],
  [c0, c1, c2, c3]: readonly [number, number, number, number],
): number[] {
  const block = new Uint32Array(4);
  philox(key, [c0, c1], [c2, c3], block);
  return [...block];
}

function referencePhilox(key: readonly number[], counter: readonly number[]): number[] {
  const mask = 0xffffffffn;
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  let c = counter.map(BigInt);
  for (let round = 0; round < 10; round++) {
    const p0 = c[0]! * 0xd2511f53n;
    const p1 = c[2]! * 0xcd9e8d57n;
    c = [(p1 >> 32n) ^ c[1]! ^ k0, p1 & mask, (p0 >> 32n) ^ c[3]! ^ k1, p0 & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return c.map(Number);
}
