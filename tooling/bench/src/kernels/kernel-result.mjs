/** @file What the times of a kernel say: rates, shares of the limit, and whether bars are met. */
import { atMost } from '../bar.mjs';
import { compare } from '../compare.mjs';
import { summarizeRatios } from '../statistics.mjs';

/** @typedef {import('../results/result.mjs').Result} Result */
/** @typedef {import('./kernel-case.mjs').KernelCase} KernelCase */
/** @typedef {import('./measure-kernel.mjs').KernelTimes} KernelTimes */

/**
 * @param {Pick<KernelCase, 'title' | 'leastShareOfLimit' | 'mostTimes'>} kernel
 * @param {{ id: string, threads: number }} measurement
 * @param {KernelTimes} times
 * @returns {Result}
 */
export function kernelResult(
  { title, leastShareOfLimit, mostTimes = {} },
  { id, threads },
  { ours, peers, work },
) {
  const rate = work && rateOf(ours, work);
  /** @type {Result['bars']} */
  const bars = peers.flatMap(({ name, times }) => {
    const most = mostTimes[name]?.[threads];
    if (most === undefined) return [];
    const { median } = summarizeRatios(ours, times);
    return [atMost(`time beside the ${name}, ${counted(threads)}`, most, median, '×')];
  });
  if (rate !== undefined && leastShareOfLimit !== undefined) {
    bars.push({
      what: `share of the limit, ${counted(threads)}`,
      sense: 'at least',
      wanted: 100 * leastShareOfLimit,
      seen: 100 * rate.shareOfLimit.median,
      unit: '%',
    });
  }
  const samplesOf = (/** @type {number[]} */ times) =>
    times.map((milliseconds) => ({ milliseconds }));
  const compared = compare(
    { name: 'LatentGraph', samples: samplesOf(ours) },
    peers.map(({ name, times }) => ({ name, samples: samplesOf(times) })),
  );
  return { suite: 'kernels', id, title, threads, ...compared, bars, ...(rate && { rate }) };
}

/** @type {(ours: number[], work: NonNullable<KernelTimes['work']>) => NonNullable<Result['rate']>} */
function rateOf(ours, { of, amount, limitTimes, limitAmount }) {
  const perSecond = summarizeRatios(
    ours.map(() => amount / 1e6),
    ours,
  );
  // A call of the limit's loop does another amount of work.
  const shareOfLimit = summarizeRatios(
    limitTimes.map((time) => (time / limitAmount) * amount),
    ours,
  );
  return { perSecond, unit: of === 'operations' ? 'GFLOP/s' : 'GB/s', shareOfLimit };
}

/** @param {number} threads */
function counted(threads) {
  return threads === 1 ? '1 thread' : `${threads} threads`;
}
