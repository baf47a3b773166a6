/** @file A process that measures one kernel with one number of threads, and prints its times. */
import { startBackend } from '../backend.mjs';
import { kernelCases } from './cases.mjs';
import { createLimit } from './limits.mjs';
import { sampleInTurn } from './sample.mjs';

/**
 * @typedef {object} KernelSetting
 * @property {string} id
 * @property {number} threads
 * @property {import('./sample.mjs').Sampling} sampling
 * @property {string} limits Path of the compiled limits.
 * @property {string} [prototype]
 */

/**
 * @typedef {object} KernelTimes
 * @property {number} threads That were really there.
 * @property {number[]} ours Milliseconds of a call.
 * @property {Array<{ name: string, times: number[] }>} peers
 * @property {{ of: 'operations' | 'bytes', amount: number, limitTimes: number[], limitAmount: number }} [work]
 */

/** @type {KernelSetting} */
const setting = JSON.parse(process.argv[2] ?? '');
const threads = await startBackend(setting.threads);
// Figures of another number of threads would be worth nothing.
const times = threads === setting.threads ? await measure(setting) : { ours: [], peers: [] };
process.stdout.write(`${JSON.stringify({ ...times, threads })}\n`);
// Threads that wait for work would keep the process.
process.exit(0);

/** @type {(setting: KernelSetting) => Promise<Omit<KernelTimes, 'threads'>>} */
async function measure({ id, threads: count, sampling, limits, prototype }) {
  const kernel = kernelCases.find((other) => other.id === id);
  if (kernel === undefined) throw new RangeError(`no kernel '${id}'`);
  const { ours, peers, work, close } = await kernel.create({ threads: count, prototype });
  const limit = work && createLimit(limits, work);
  const contestants = [ours, ...peers.map(({ run }) => run), ...(limit ? [limit.run] : [])];
  const [own = [], ...others] = sampleInTurn(contestants, sampling);
  await close?.();
  const limitTimes = others[peers.length] ?? [];
  return {
    ours: own,
    peers: peers.map(({ name }, k) => ({ name, times: others[k] ?? [] })),
    ...(work && limit && { work: { ...work, limitTimes, limitAmount: limit.amount } }),
  };
}
