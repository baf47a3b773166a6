/** @file The suite of kernels: each in a process of its own, with one thread and with two. */
import { atMost } from '../bar.mjs';
import { runScript } from '../child-process.mjs';
import { compare } from '../compare.mjs';
import { summarizeRatios } from '../statistics.mjs';
import { THREADS } from '../suite.mjs';
import { kernelCases } from './cases.mjs';
import { compileLimits } from './limits.mjs';
import { compilePrototype } from './prototype.mjs';

/** @typedef {import('../results/result.mjs').Result} Result */
/** @typedef {import('../results/result.mjs').Problem} Problem */
/** @typedef {import('./kernel-case.mjs').KernelCase} KernelCase */
/** @typedef {import('./measure-kernel.mjs').KernelTimes} KernelTimes */

const sampling = { samples: 41, warmUpMilliseconds: 250, leastMilliseconds: 2 };
const quickSampling = { samples: 3, warmUpMilliseconds: 5, leastMilliseconds: 0 };
/** One of each kind. */
const quickIds = ['all-pairs-8', 'gather-rows'];

/** @type {import('../suite.mjs').RunSuite} */
export async function* kernels({ quick, rounds, machine, isWanted }) {
  const wanted = kernelCases.filter(({ id }) => isWanted(id) && (!quick || quickIds.includes(id)));
  const prototype = quick ? undefined : await compilePrototype();
  const limits = await compileLimits();
  const usual = quick ? quickSampling : sampling;
  const equipment = {
    limits,
    prototype,
    sampling: rounds === undefined ? usual : { ...usual, samples: rounds },
  };
  for (const kernel of wanted) {
    for (const threads of quick ? [1] : [1, THREADS]) {
      const id = `${kernel.id}-threads-${threads}`;
      process.stderr.write(`kernels/${id} ...\n`);
      const setting = { id: kernel.id, threads, ...equipment };
      /** @type {KernelTimes} */
      const times = await machine.measure(kernel.title, () =>
        runScript(new URL('./measure-kernel.mjs', import.meta.url), setting),
      );
      if (times.threads === threads) yield result(kernel, id, times);
      else yield fewerThreads(id, threads, times.threads);
    }
  }
}

/** @type {(id: string, asked: number, given: number) => Problem} */
function fewerThreads(id, asked, given) {
  const message = `the backend gave ${given} of the ${asked} threads it was asked for`;
  return { suite: 'kernels', id, message };
}

/** @type {(kernel: KernelCase, id: string, times: KernelTimes) => Result} */
function result({ title, leastShareOfLimit, mostTimes = {} }, id, { threads, ours, peers, work }) {
  const rate = work && rateOf(ours, threads, work);
  /** @type {Result['bars']} */
  const bars = peers.flatMap(({ name, times }) => {
    const most = mostTimes[name]?.[threads];
    if (most === undefined) return [];
    const { median } = summarizeRatios(ours, times);
    return [atMost(`time beside the ${name}, ${threads} threads`, most, median, '×')];
  });
  if (rate !== undefined && leastShareOfLimit !== undefined) {
    bars.push({
      what: `share of the limit, ${threads} threads`,
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

/** @type {(ours: number[], threads: number, work: NonNullable<KernelTimes['work']>) => NonNullable<Result['rate']>} */
function rateOf(ours, threads, { of, amount, limitTimes, limitAmount }) {
  const perSecond = summarizeRatios(
    ours.map(() => amount / 1e6),
    ours,
  );
  // A call of the limit's loop does another amount, and has one thread; memory is shared by all.
  const limitThreads = of === 'operations' ? threads : 1;
  const shareOfLimit = summarizeRatios(
    limitTimes.map((time) => (time / limitAmount) * (amount / limitThreads)),
    ours,
  );
  return { perSecond, unit: of === 'operations' ? 'GFLOP/s' : 'GB/s', shareOfLimit };
}
