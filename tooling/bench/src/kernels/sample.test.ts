import { expect, it } from 'vitest';
import { sampleInTurn } from './sample.mjs';

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
