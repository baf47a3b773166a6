/** @file A process that measures one kernel with one number of threads, and prints its times. */
import { useBackend } from '@latentgraph/backends';
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
 * @property {number[]} ours Milliseconds of a call.
 * @property {Array<{ name: string, times: number[] }>} peers
 * @property {{ of: 'operations' | 'bytes', amount: number, limitTimes: number[], limitAmount: number }} [work]
 */

/** @type {KernelSetting} */
const setting = JSON.parse(process.argv[2] ?? '');
await useBackend('wasm', { threads: setting.threads });
process.stdout.write(`${JSON.stringify(await measure(setting))}\n`);
// Threads that wait for work would keep the process.
process.exit(0);

/** @type {(setting: KernelSetting) => Promise<KernelTimes>} */
async function measure({ id, threads, sampling, limits, prototype }) {
  const kernel = kernelCases.find((other) => other.id === id);
  if (kernel === undefined) throw new RangeError(`no kernel '${id}'`);
  const { ours, peers, work, close } = await kernel.create({ threads, prototype });
  const limit = work && (await createLimit(limits, work, threads));
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
