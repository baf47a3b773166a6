import { afterEach, expect, it, vi } from 'vitest';
import { sampleInTurn } from './sample.mjs';

afterEach(() => vi.restoreAllMocks());

it('takes samples in turn, of as many calls as fill the time', () => {
  const order: string[] = [];
  const wait = (milliseconds: number): void => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  };
  const contestants = [
    () => {
      order.push('slow');
      wait(3);
    },
    () => {
      order.push('fast');
    },
  ];
  const sampling = { samples: 3, warmUpMilliseconds: 0, leastMilliseconds: 1 };
  const times = sampleInTurn(contestants, sampling);
  expect(times.map((samples) => samples.length)).toEqual([3, 3]);
  // No call is shorter than what it waits for, however busy the machine.
  expect(Math.min(...(times[0] ?? []))).toBeGreaterThanOrEqual(3);
  const runs = order.join(' ').match(/(slow)( fast)+/g);
  expect(runs).toHaveLength(4);
});

it('does not time the first call after another contestant', () => {
  let clock = 0;
  let last = '';
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  const contestant = (name: string, cold: number, warm: number) => () => {
    clock += last === name ? warm : cold;
    last = name;
  };
  const contestants = [contestant('short', 16, 1), contestant('long', 32, 8)];
  const sampling = { samples: 2, warmUpMilliseconds: 40, leastMilliseconds: 4 };
  expect(sampleInTurn(contestants, sampling)).toEqual([
    [1, 1],
    [8, 8],
  ]);
});
