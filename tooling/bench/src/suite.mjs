/** @file What the suites share: what they are given, and what they give. */
import { ChildError } from './child-process.mjs';

/** @typedef {import('./results/result.mjs').Result} Result */
/** @typedef {import('./results/result.mjs').Problem} Problem */

/**
 * @typedef {object} Setting
 * @property {boolean} quick Whether this is a smoke run: little of everything, to see that it works.
 * @property {number | undefined} rounds In place of each measurement's own number.
 * @property {import('./busy/quiet-machine.mjs').QuietMachine} machine
 * @property {import('./peer/peer.mjs').Peer} peer
 * @property {(id: string) => boolean} isWanted Whether a measurement of the suite was asked for.
 */

/** The threads that whole epochs have, ours and the peer's. */
export const THREADS = 2;

/**
 * A suite measures one thing after another, and gives each as soon as it has it.
 * @typedef {(setting: Setting) => AsyncGenerator<Result | Problem>} RunSuite
 */

/**
 * Measures, or says why it gives nothing.
 * @param {import('./results/result.mjs').Suite} suite
 * @param {string} id
 * @param {() => Promise<Result>} measure
 * @returns {Promise<Result | Problem>} A problem if a process failed.
 */
export async function outcomeOf(suite, id, measure) {
  process.stderr.write(`${suite}/${id} ...\n`);
  try {
    return await measure();
  } catch (error) {
    if (!(error instanceof ChildError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return { suite, id, message: error.reason };
  }
}
