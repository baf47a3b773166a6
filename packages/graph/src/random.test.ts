import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { philox } from './philox.js';
import { Random } from './random.js';

function draw(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.uniform());
}

describe('Random', () => {
  it('repeats for the same seed and stream, and differs for others', () => {
    const first = draw(new Random(7, 'split'), 10);
    expect(draw(new Random(7, 'split'), 10)).toEqual(first);
    expect(draw(new Random(8, 'split'), 10)).not.toEqual(first);
    expect(draw(new Random(7, 'latent'), 10)).not.toEqual(first);
    expect(draw(new Random(7 + 2 ** 32, 'split'), 10)).not.toEqual(first);
  });

  it('stays what it was: the first numbers of seed 0, stream split', () => {
    // Computed from the definition (FNV-1a, Philox, 53 bits) in Python. Old checkpoints and published
    // splits depend on them.
    expect(draw(new Random(0, 'split'), 2)).toEqual([0.3186642536016686, 0.3630667179080064]);
  });

  it('reserves the very blocks its own numbers would come from', () => {
    const { key, first, streamWords } = new Random(9, 'latent').reserveBlocks(1);
    const block = new Uint32Array(4);
    philox(key, first, streamWords, block);
    const numbers = [0, 2].map(
      (word) => ((block[word]! >>> 5) * 2 ** 26 + (block[word + 1]! >>> 6)) / 2 ** 53,
    );
    expect(draw(new Random(9, 'latent'), 2)).toEqual(numbers);
  });

  it('shows the block that its next number comes from, and skips what others have drawn', () => {
    const random = new Random(9, 'latent');
    const numbers = draw(new Random(9, 'latent'), 6);
    random.skip(6);
    expect(random.state.position).toBe(6);
    expect(random.currentBlocks).toEqual({ ...random.currentBlocks, first: [1, 0] });
    expect(draw(random, 3)).toEqual(numbers.slice(3));
    expect(() => random.skip(-1)).toThrow('count must be a whole number');
  });

  it('continues from its state, wherever it was taken', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(5), fc.boolean(), (before, blocks, half) => {
        const random = new Random(3, 'latent');
        draw(random, before);
        random.reserveBlocks(blocks);
        if (half) random.uniform();
        const state = JSON.parse(JSON.stringify(random.state));
        expect(draw(Random.fromState(state), 9)).toEqual(draw(random, 9));
      }),
    );
  });

  it('uses no word twice, however blocks and numbers are mixed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 20 }), (steps) => {
        const random = new Random(1, 'latent');
        let used = 0;
        for (const blocks of steps) {
          const { position } = random.state;
          expect(position).toBeGreaterThanOrEqual(used);
          if (blocks === 0) {
            random.uniform();
            used = position + 2;
          } else {
            const first = random.reserveBlocks(blocks).first[0];
            expect(first * 4).toBeGreaterThanOrEqual(position);
            used = (first + blocks) * 4;
          }
        }
        expect(random.state.position).toBe(used);
      }),
    );
  });

  it('carries a position past 2^32 blocks into the high counter word', () => {
    const random = Random.fromState({ seed: 2 ** 53 - 1, stream: 'x', position: 2 ** 35 - 4 });
    expect(random.reserveBlocks(2)).toMatchObject({
      key: [2 ** 32 - 1, 2 ** 21 - 1],
      first: [2 ** 33 - 1 - 2 ** 32, 1],
    });
    expect(random.reserveBlocks(1).first).toEqual([1, 2]);
  });

  it('has substreams that depend on their path only', () => {
    const random = new Random(5, 'split');
    draw(random, 3);
    expect(random.substream('negatives').state).toEqual({
      seed: 5,
      stream: 'split/negatives',
      position: 0,
    });
    expect(draw(random.substream('a'), 4)).not.toEqual(draw(random.substream('b'), 4));
  });

  it('draws uniform numbers: mean, variance and a chi-square over 16 cells', () => {
    const count = 40_000;
    const numbers = draw(new Random(11, 'test'), count);
    const mean = numbers.reduce((sum, x) => sum + x, 0) / count;
    const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count;
    // Five standard errors.
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / count));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / count));
    const cells = new Uint32Array(16);
    for (const x of numbers) cells[Math.floor(x * 16)]!++;
    const expected = count / 16;
    const chiSquare = cells.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    // The 99.99 % point of chi-square with 15 degrees of freedom.
    expect(chiSquare).toBeLessThan(44.3);
  });

  it('draws every integer below the limit and none else', () => {
    const random = new Random(0, 'test');
    const seen = new Set(Array.from({ length: 500 }, () => random.integer(7)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(random.integer(1)).toBe(0);
  });

  it('shuffles into every order equally often', () => {
    const random = new Random(2, 'test');
    const counts = new Map<string, number>();
    for (let k = 0; k < 6000; k++) {
      const order = random.shuffle([0, 1, 2]).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // 1000 each; the standard deviation is 29.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(145);
    expect(random.shuffle(new Uint32Array(0))).toHaveLength(0);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses the seed %s', (seed) => {
    expect(() => new Random(seed, 'x')).toThrow(/seed must be a whole number.*got/);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses the limit %s', (limit) => {
    expect(() => new Random(0, 'x').integer(limit)).toThrow(/limit must be/);
  });

  it('refuses a state or a number of blocks that cannot be', () => {
    expect(() => Random.fromState({ seed: 0, stream: 'x', position: -4 })).toThrow(/position/);
    expect(() => new Random(0, 'x').reserveBlocks(1.5)).toThrow(/count/);
  });
});
