/**
 * @file The shape of a result, in memory and in results.json. Everything the report says is in it, so
 * the report can be made again without measuring.
 */

/** @typedef {import('../statistics.mjs').Summary} Summary */
/** @typedef {import('../machine.mjs').Environment} Environment */

/** @typedef {'kernels' | 'epochs' | 'start-up' | 'scaling' | 'demo'} Suite */

/** The suites in the order they are measured and reported in. @type {readonly Suite[]} */
export const suites = ['kernels', 'epochs', 'start-up', 'scaling', 'demo'];

/**
 * @typedef {object} Figures What was seen of one contestant.
 * @property {string} name
 * @property {Summary} milliseconds
 * @property {number} [megabytes] Highest resident memory, in 10^6 bytes, median of the processes.
 */

/**
 * @typedef {Figures & { timesFaster: Summary }} PeerFigures The peer's time divided by ours, pair by
 *   pair.
 */

/**
 * @typedef {object} Bar Something that was asked for.
 * @property {string} what
 * @property {'at least' | 'at most'} sense
 * @property {number} wanted
 * @property {number} seen
 * @property {string} unit
 */

/**
 * @typedef {object} Rate How much work a kernel does in its time.
 * @property {Summary} perSecond
 * @property {'GFLOP/s' | 'GB/s'} unit
 * @property {Summary} shareOfLimit Fraction of what this machine does at best, measured in turn.
 */

/**
 * @typedef {object} Result
 * @property {Suite} suite
 * @property {string} id Unique in its suite: a new result replaces the one with the same id.
 * @property {string} title
 * @property {number} threads
 * @property {Figures} ours
 * @property {PeerFigures[]} peers
 * @property {Bar[]} bars
 * @property {Rate} [rate]
 * @property {Size} [size] Of a graph in the scaling suite.
 * @property {string} [remark] A sentence.
 */

/**
 * @typedef {object} Size
 * @property {number} nodes
 * @property {number} edges
 * @property {number} megabytesBefore Resident memory before there was a graph.
 */

/**
 * @typedef {object} Measured Where and when.
 * @property {string} date
 * @property {number} environment Index in `environments`.
 * @property {number} othersCores The most cores that others used meanwhile.
 * @property {number} [coreSpeed] The lowest speed of the cores meanwhile, as a part of their best.
 * @property {string} [peer] Versions of the peer, or why there was none.
 * @property {boolean} forced Whether it was measured without regard to others.
 */

/**
 * @typedef {object} Problem Why something has no result, or no peer.
 * @property {Suite} suite
 * @property {string} id
 * @property {string} message
 */

/**
 * @typedef {object} Results
 * @property {Environment[]} environments
 * @property {Array<Result & { measured: Measured }>} results
 * @property {Problem[]} problems
 */

/** @param {Bar} bar */
export function isMet({ sense, wanted, seen }) {
  return sense === 'at least' ? seen >= wanted : seen <= wanted;
}
