import { expect, it } from 'vitest';
import { compare } from './compare.mjs';

it('gives medians of each, and the ratios of neighbors in time', () => {
  const slowSecondRound = (factor: number) => [
    { milliseconds: 2 * factor, megabytes: 100 },
    { milliseconds: 20 * factor, megabytes: 140 },
    { milliseconds: 3 * factor, megabytes: 120 },
  ];
  const { ours, peers } = compare({ name: 'ours', samples: slowSecondRound(1) }, [
    { name: 'peer', samples: slowSecondRound(5) },
    { name: 'kernel', samples: [2, 10, 6].map((milliseconds) => ({ milliseconds })) },
  ]);
  expect(ours).toEqual({
    name: 'ours',
    milliseconds: { count: 3, lowerQuartile: 2.5, median: 3, upperQuartile: 11.5 },
    megabytes: 120,
  });
  expect(peers.map(({ name, timesFaster }) => [name, timesFaster.median])).toEqual([
    ['peer', 5],
    ['kernel', 1],
  ]);
  expect(peers[1]).not.toHaveProperty('megabytes');
});
