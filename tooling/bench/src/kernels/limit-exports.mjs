/** @file The compiled loops of `assembly/limits.ts`, and the words by which their threads keep in step. */

/**
 * @typedef {object} LimitExports
 * @property {WebAssembly.Global} OPERATIONS_PER_ROUND
 * @property {(rounds: number) => number} multiplyAdd
 * @property {(bytes: number) => void} copy
 */

/** Places in the shared block: how often work was called for, the next piece to be taken, how many pieces are done. */
export const limitWords = { CALL: 0, NEXT: 1, DONE: 2, COUNT: 3 };

/**
 * Takes pieces of the work until none is left, as kernels do: a thread on a slower core takes fewer.
 * @param {LimitExports} exports
 * @param {Int32Array} words
 * @param {{ pieces: number, rounds: number }} job How many pieces, and the rounds of one.
 */
export function takePieces({ multiplyAdd }, words, { pieces, rounds }) {
  while (Atomics.add(words, limitWords.NEXT, 1) < pieces) {
    multiplyAdd(rounds);
    Atomics.add(words, limitWords.DONE, 1);
  }
}

/** @param {BufferSource} binary @returns {LimitExports & WebAssembly.Exports} */
export function limitExports(binary) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary), {
    env: { abort: () => {} },
  });
  // WebAssembly's types know nothing of a module's exports.
  return /** @type {LimitExports & WebAssembly.Exports} */ (/** @type {unknown} */ (exports));
}
