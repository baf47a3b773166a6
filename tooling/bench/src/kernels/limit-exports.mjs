/** @file The compiled loops of `assembly/limits.ts`, and the words by which their threads keep in step. */

/**
 * @typedef {object} LimitExports
 * @property {WebAssembly.Global} OPERATIONS_PER_ROUND
 * @property {(rounds: number) => number} multiplyAdd
 * @property {(bytes: number) => void} copy
 */

/** Places in the shared block: the round that was called for, and how many further threads have done it. */
export const limitWords = { ROUND: 0, DONE: 1, COUNT: 2 };

/** @param {BufferSource} binary @returns {LimitExports & WebAssembly.Exports} */
export function limitExports(binary) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary), {
    env: { abort: () => {} },
  });
  // WebAssembly's types know nothing of a module's exports.
  return /** @type {LimitExports & WebAssembly.Exports} */ (/** @type {unknown} */ (exports));
}
