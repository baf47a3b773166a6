import { describe, expect, it } from 'vitest';
import { chooseEach } from './geometric-skipping.js';
import { Random } from './random.js';

function chosen(count: number, probability: number, seed = 0): number[] {
  const list: number[] = [];
  chooseEach(count, probability, new Random(seed, 'test'), (candidate) => list.push(candidate));
  return list;
}

describe('chooseEach', () => {
  it('chooses none, all, or none of nothing', () => {
    expect(chosen(1000, 0)).toEqual([]);
    expect(chosen(5, 1)).toEqual([0, 1, 2, 3, 4]);
    expect(chosen(0, 1)).toEqual([]);
    expect(chosen(2 ** 53 - 1, 1e-300)).toEqual([]);
  });

  it('chooses each candidate, and each pair of neighbors, as often as independent draws', () => {
    const probability = 0.3;
    const rounds = 10_000;
    const single = new Uint32Array(6);
    let neighbors = 0;
    for (let seed = 0; seed < rounds; seed++) {
      const list = chosen(6, probability, seed);
      for (const candidate of list) single[candidate]!++;
      if (list.includes(2) && list.includes(3)) neighbors++;
    }
    const tolerance = (p: number): number => 5 * Math.sqrt(rounds * p * (1 - p));
    for (const count of single) {
      expect(Math.abs(count - rounds * probability)).toBeLessThan(tolerance(probability));
    }
    const both = probability ** 2;
    expect(Math.abs(neighbors - rounds * both)).toBeLessThan(tolerance(both));
  });
});
