/** @file What a kernel's file gives to the bench. To measure another kernel, add one to `cases.mjs`. */

/**
 * @typedef {object} KernelPeer
 * @property {string} name
 * @property {() => void} run
 */

/**
 * @typedef {object} Contest
 * @property {() => void} ours One call, its output freed.
 * @property {KernelPeer[]} peers The same by other means.
 * @property {import('./limits.mjs').Work} [work] What a call does, where that is what limits it.
 * @property {() => Promise<void>} [close]
 */

/**
 * @typedef {object} Equipment
 * @property {number} threads
 * @property {string | undefined} prototype Path of the compiled prototype.
 */

/**
 * @typedef {object} KernelCase
 * @property {string} id
 * @property {string} title
 * @property {(equipment: Equipment) => Contest | Promise<Contest>} create Makes the inputs.
 * @property {number} [leastShareOfLimit] Wanted at least, a fraction.
 * @property {Readonly<Record<string, Readonly<Record<number, number>>>>} [mostTimes] Wanted at most: the
 *   kernel's time divided by a peer's, by the peer's name and the number of threads.
 */
