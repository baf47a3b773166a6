/** @file Where a moment of a CPU profile belongs, by the function that ran and by who called it. */

/**
 * @typedef {object} Frame
 * @property {string} functionName
 * @property {string} url
 */

/** Functions that move numbers into the kernels' memory and out of it. */
const copying = new Set(['copyTo', 'copyIn', 'writeTensor', 'indices']);

/** A kernel's folder in `packages/kernels`, from the file that calls it. */
const kernelFile = /packages\/kernels\/src\/([^/]+)\/[^/]+\.wasm\.ts$/;

/**
 * @param {readonly Frame[]} stack The function that ran, then its callers.
 * @returns {string} A row of the table.
 */
export function categoryOf(stack) {
  const [{ functionName, url } = { functionName: '', url: '' }] = stack;
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(idle)' || functionName === '(program)') return 'the process itself';
  if (copying.has(functionName)) return "copies to and from the kernels' memory";
  if (functionName === '#awaitThreads') return 'waiting for the other thread';
  if (url.startsWith('wasm:')) return kernelOf(stack) ?? "TensorFlow.js's wasm kernels";
  if (/tfjs-(core|backend)|gradients\.generated/.test(url)) return "TensorFlow.js's JavaScript";
  if (url.includes('/packages/')) return "LatentGraph's JavaScript";
  return 'Node';
}

/** @type {(stack: readonly Frame[]) => string | undefined} */
function kernelOf(stack) {
  for (const { url } of stack) {
    const folder = kernelFile.exec(url)?.[1];
    if (folder !== undefined) return `kernel ${folder}`;
    if (/tfjs-backend-wasm/.test(url)) return undefined;
  }
  return undefined;
}
