/** @file What the suites share: what they are given, and what they give. */

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
