import { type PhiloxBlocks, Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomNormal } from './random-normal.js';

const MASK = 0xffffffffn;

/** Philox-4x32-10 in big integers, written from the paper. */
function philox(counter: bigint[], key: bigint[]): number[] {
  let [c0, c1, c2, c3] = counter as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key as [bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const product0 = c0 * 0xd2511f53n;
    const product1 = c2 * 0xcd9e8d57n;
    [c0, c1, c2, c3] = [
      (product1 >> 32n) ^ c1 ^ k0,
      product1 & MASK,
      (product0 >> 32n) ^ c3 ^ k1,
      product0 & MASK,
    ];
    k0 = (k0 + 0x9e3779b9n) & MASK;
    k1 = (k1 + 0xbb67ae85n) & MASK;
  }
  return [c0, c1, c2, c3].map(Number);
}

/** Box-Muller in float64, of the words as the kernel's comment defines it. */
function boxMuller(radiusWord: number, angleWord: number): [number, number] {
  const u = (Math.floor(radiusWord / 512) + 0.5) / 2 ** 23;
  const quarterTurns = (angleWord >>> 30) + ((angleWord << 2) >> 2) / 2 ** 30;
  const radius = Math.sqrt(-2 * Math.log(u));
  const angle = (quarterTurns * Math.PI) / 2;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

function referenceNormals(count: number, blocks: PhiloxBlocks): Float64Array {
  const normals = new Float64Array(4 * Math.ceil(count / 4));
  const first = BigInt(blocks.first[0]) + (BigInt(blocks.first[1]) << 32n);
  for (let block = 0; 4 * block < count; block++) {
    const index = first + BigInt(block);
    const counter = [index & MASK, index >> 32n, ...blocks.streamWords.map(BigInt)];
    const words = philox(counter, blocks.key.map(BigInt));
    normals.set(boxMuller(words[0]!, words[1]!), 4 * block);
    normals.set(boxMuller(words[2]!, words[3]!), 4 * block + 2);
  }
  return normals.subarray(0, count);
}

function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length);
  return Array.from(expected, (value, k) => Math.abs(value - actual[k]!)).reduce(
    (largest, difference) => Math.max(largest, difference),
    0,
  );
}

it('the reference gives the known answers of Random123', () => {
  const hex = (words: number[]) =>
    words.map((word) => word.toString(16).padStart(8, '0')).join(' ');
  expect(hex(philox([0n, 0n, 0n, 0n], [0n, 0n]))).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8');
  expect(hex(philox([MASK, MASK, MASK, MASK], [MASK, MASK]))).toBe(
    '408f276d 41c83b0e a20bc7c6 6d5451fd',
  );
});

describe.each(testedBackends)('randomNormal on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each([
    ['from the beginning', { seed: 0, stream: 'latent', position: 0 }],
    ['with a seed of more than 32 bits', { seed: 2 ** 52 + 12345, stream: 'latent', position: 40 }],
    ['past a partly used block', { seed: 7, stream: 'init', position: 5 }],
    ['across a carry of the counter', { seed: 3, stream: 'latent/0', position: 4 * (2 ** 32 - 3) }],
    ['far along the stream', { seed: 3, stream: 'x', position: 4 * (5 * 2 ** 32 + 17) }],
  ])('equals Box-Muller of the Philox blocks in float64, %s', (_name, state) => {
    const count = 4003;
    const blocks = Random.fromState(state).reserveBlocks(Math.ceil(count / 4));
    const actual = randomNormal([count], Random.fromState(state)).dataSync();
    expect(largestDifference(actual, referenceNormals(count, blocks))).toBeLessThan(2e-6);
  });

  it('advances the stream by whole blocks of four numbers', () => {
    const random = new Random(1, 'latent');
    for (const [shape, position] of [
      [[1], 4],
      [[4], 8],
      [[3, 3], 20],
      [[0], 20],
    ] as const) {
      randomNormal([...shape], random);
      expect(random.state.position).toBe(position);
    }
    random.uniform();
    expect(randomNormal([2, 3], random).shape).toEqual([2, 3]);
    expect(random.state.position).toBe(32);
  });

  it('continues a stream: one draw or two give the same numbers', () => {
    const whole = randomNormal([64], new Random(9, 'latent')).dataSync();
    const random = new Random(9, 'latent');
    const parts = [12, 20, 32].flatMap((count) => [...randomNormal([count], random).dataSync()]);
    expect(parts).toEqual([...whole]);
  });

  it('gives other numbers for another seed or stream, and the same for the same', () => {
    const draw = (seed: number, stream: string) => [
      ...randomNormal([8], new Random(seed, stream)).dataSync(),
    ];
    expect(draw(1, 'latent')).toEqual(draw(1, 'latent'));
    expect(draw(1, 'latent')).not.toEqual(draw(2, 'latent'));
    expect(draw(1, 'latent')).not.toEqual(draw(1, 'dropout'));
    expect(draw(1, 'latent')).not.toEqual(draw(1 + 2 ** 32, 'latent'));
  });

  it('leaves nothing behind', () => {
    const random = new Random(2, 'latent');
    expect(leaksOf(() => randomNormal([33], random).dispose())).toEqual(noLeaks);
  });

  it('refuses what is no shape', () => {
    expect(() => randomNormal([-1], new Random(0, 'x'))).toThrow('shape must be whole numbers');
    expect(() => randomNormal([2.5, 1], new Random(0, 'x'))).toThrow('got [2.5,1]');
  });
});

it('randomNormal gives the bits of cpu on wasm', async () => {
  const results: ArrayLike<number>[] = [];
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend);
    results.push(randomNormal([100, 7], new Random(5, 'latent')).dataSync());
  }
  expect(results[1]).toEqual(results[0]);
});

it('randomNormal has the moments and tails of N(0, 1), uncorrelated neighbors', () => {
  const count = 400_000;
  const x = randomNormal([count], new Random(11, 'moments')).dataSync();
  const mean = (term: (value: number, k: number) => number) => {
    let total = 0;
    for (let k = 0; k < count; k++) total += term(x[k]!, k);
    return total / count;
  };
  // Bounds are five standard errors of each statistic.
  const within = (actual: number, expected: number, deviation: number) =>
    expect(Math.abs(actual - expected)).toBeLessThan((5 * deviation) / Math.sqrt(count));
  within(
    mean((value) => value),
    0,
    1,
  );
  within(
    mean((value) => value ** 2),
    1,
    Math.sqrt(2),
  );
  within(
    mean((value) => value ** 3),
    0,
    Math.sqrt(15),
  );
  within(
    mean((value) => value ** 4),
    3,
    Math.sqrt(96),
  );
  for (const [limit, inside] of [
    [1, 0.6826894921],
    [2, 0.9544997361],
    [3, 0.9973002039],
  ] as const) {
    const share = mean((value) => (Math.abs(value) < limit ? 1 : 0));
    within(share, inside, Math.sqrt(inside * (1 - inside)));
  }
  for (const lag of [1, 2, 3, 4])
    within(
      mean((value, k) => value * x[(k + lag) % count]!),
      0,
      1,
    );
});
