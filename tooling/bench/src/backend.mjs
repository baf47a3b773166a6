/** @file Starts the backend with a number of threads, and says how many it took. */
import { useBackend } from '@latentgraph/backends';

/**
 * @typedef {(name: string, options: { threads: number }) => Promise<{ readonly name: string, readonly threads?: number }>} UseBackend
 */

/**
 * @param {number} threads
 * @returns {Promise<number>} The threads that the kernels really have: 1 where the backend tells of none.
 */
export async function startBackend(threads) {
  /** @type {UseBackend} */
  const use = useBackend;
  const { threads: given = 1 } = await use('wasm', { threads });
  return given;
}
