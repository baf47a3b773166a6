/** @file The functions of the prototype's module, in one of its threads. */

/** @typedef {number} Pointer */
/**
 * @typedef {object} PrototypeExports
 * @property {(width: number) => void} setD
 * @property {(z: Pointer, packed: Pointer, rows: Pointer, nodes: number, first: number, end: number) => void} pack
 * @property {(z: Pointer, sums: Pointer, nodes: number) => void} zsum
 * @property {(...args: number[]) => void} par One thread's part of the work.
 * @property {(at: Pointer, value: number) => void} waitEq
 * @property {(sums: Pointer, values: Pointer, chunks: number, nodes: number, padded: number) => number} value
 */

/**
 * @param {WebAssembly.Module} module
 * @param {WebAssembly.Memory} memory Shared by the threads.
 * @param {number} width d
 * @returns {PrototypeExports}
 */
export function prototypeExports(module, memory, width) {
  const abort = () => {
    throw new Error('the prototype aborted');
  };
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort } });
  // WebAssembly's types know nothing of a module's exports.
  const functions = /** @type {PrototypeExports} */ (/** @type {unknown} */ (exports));
  functions.setD(width);
  return functions;
}
