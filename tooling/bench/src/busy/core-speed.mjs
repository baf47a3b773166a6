/**
 * @file How fast the cores are at this moment. On a machine that is one of several on the same processor, a core
 * may be one of two threads of a real one: where the other one works, ours does half as much, and the system,
 * which counts only what its own processes use, says nothing of it.
 */
import { compileLimits, createOperationsLimit } from '../kernels/limits.mjs';

/** Long beside the time in which a thread wakes up. */
const OPERATIONS = 5e8;
const RUNS = 10;

/**
 * @param {number} threads That work at once.
 * @returns {Promise<() => number>} A measurement of some 100 ms: operations per millisecond of all threads together.
 */
export async function createSpeedProbe(threads) {
  const { run, amount } = await createOperationsLimit(await compileLimits(), threads, OPERATIONS);
  return () => {
    const began = performance.now();
    for (let k = 0; k < RUNS; k++) run();
    return (RUNS * amount) / (performance.now() - began);
  };
}
