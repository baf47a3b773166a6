/** @file How the threads of the prototype speak to each other: a block of 32-bit words. */

/** Places in the block. The first six are those of `par` in the prototype. */
export const control = { ROUND: 0, FIRST_COUNTER: 1, THREADS_DONE: 5, STOP: 63, WORDS: 64 };

/**
 * @typedef {object} ThreadSetting
 * @property {WebAssembly.Module} module
 * @property {WebAssembly.Memory} memory
 * @property {number} width
 * @property {number} controlAt
 * @property {number[]} args Of `par`.
 */
