/** @file What this machine can do at best, as contestants of the kernels. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '../folders.mjs';
import { compile } from './compile.mjs';

/**
 * @typedef {object} LimitExports
 * @property {WebAssembly.Global} OPERATIONS_PER_ROUND
 * @property {(rounds: number) => number} multiplyAdd
 * @property {(bytes: number) => void} copy
 */

/**
 * @typedef {object} Work What a call of a kernel does.
 * @property {'operations' | 'bytes'} of
 * @property {number} amount
 */

const PAGE = 65_536;
const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
/** Long enough for a clock, and no longer. */
const LEAST_OPERATIONS = 2e7;

/** @returns {Promise<string>} Path of the compiled loops. */
export function compileLimits() {
  return compile(join(workspace, 'tooling', 'bench', 'assembly', 'limits.ts'), options);
}

/**
 * @param {string} binary
 * @param {Work} work
 * @returns {{ run: () => void, amount: number }} A call, and how much work it does: of operations a
 *   fixed number, of bytes as many as the kernel moves, half of them read and half written.
 */
export function createLimit(binary, { of, amount }) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(binary)), {
    env: { abort: () => {} },
  });
  // WebAssembly's types know nothing of a module's exports.
  const { OPERATIONS_PER_ROUND, multiplyAdd, copy } =
    /** @type {LimitExports & WebAssembly.Exports} */ (/** @type {unknown} */ (exports));
  if (of === 'operations') {
    const rounds = Math.ceil(LEAST_OPERATIONS / Number(OPERATIONS_PER_ROUND.value));
    return {
      run: () => void multiplyAdd(rounds),
      amount: rounds * Number(OPERATIONS_PER_ROUND.value),
    };
  }
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new TypeError('limits.ts exports no memory');
  const bytes = Math.ceil(amount / 2 / 64) * 64;
  const missing = 2 * bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return { run: () => copy(bytes), amount: 2 * bytes };
}
