import { expect, it } from 'vitest';
import { kernelResult } from './kernel-result.mjs';

const onOne = { id: 'a-kernel', threads: 1 };
const onTwo = { id: 'a-kernel', threads: 2 };
const kernel = {
  title: 'a kernel',
  leastShareOfLimit: 0.7,
  mostTimes: { prototype: { 1: 1.15, 2: 1.25 } },
};
/** 4 million operations in 2 ms; the limit's loop does 10 million in 2.5 ms: 2 beside 4 GFLOP/s. */
const times = {
  ours: [2, 2, 2],
  peers: [
    { name: 'prototype', times: [1.6, 1.6, 1.6] },
    { name: 'tf.matMul', times: [6, 8, 10] },
  ],
  work: { of: 'operations' as const, amount: 4e6, limitTimes: [2.5, 2.5, 2.5], limitAmount: 1e7 },
};

it('gives the rate, and its share of the limit', () => {
  const { rate } = kernelResult(kernel, onOne, times);
  expect(rate?.unit).toBe('GFLOP/s');
  expect(rate?.perSecond.median).toBeCloseTo(2, 10);
  expect(rate?.shareOfLimit.median).toBeCloseTo(0.5, 10);
});

it('has a rate of bytes where the kernel moves more than it computes', () => {
  const work = { ...times.work, of: 'bytes' as const };
  const { rate } = kernelResult(kernel, onTwo, { ...times, work });
  expect(rate).toMatchObject({ unit: 'GB/s', shareOfLimit: { median: 0.5 } });
});

it('compares with peers, and sets bars where something was wanted', () => {
  const { peers, bars } = kernelResult(kernel, onOne, times);
  expect(peers.map(({ name, timesFaster }) => [name, timesFaster.median])).toEqual([
    ['prototype', 0.8],
    ['tf.matMul', 4],
  ]);
  expect(bars.map(({ sense, wanted, seen, unit }) => [sense, wanted, seen, unit])).toEqual([
    ['at most', 1.15, 1.25, '×'],
    ['at least', 70, 50, '%'],
  ]);
});

it('has no rate where something else limits the kernel', () => {
  const result = kernelResult({ title: 'a kernel' }, onOne, {
    ours: [2],
    peers: [],
  });
  expect(result).not.toHaveProperty('rate');
  expect(result.bars).toEqual([]);
});
