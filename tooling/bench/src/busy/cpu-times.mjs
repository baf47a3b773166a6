/**
 * @file How much of the machine others use: the time all cores were busy, against the time this
 * process and its children account for.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/**
 * @typedef {object} CpuTimes Milliseconds, each since some fixed moment.
 * @property {number} clock
 * @property {number} busy Of all cores together.
 * @property {number} own Of this process, its threads, and its children that have ended.
 */

/** The unit of the kernel's CPU times, 1/100 s for programs on every Linux. */
const TICK_MILLISECONDS = 10;

/** Whether the CPU time of children that have ended can be read here. */
export const seesChildren = process.platform === 'linux';

/** @returns {CpuTimes} To be taken while no child runs: what running children used is not known. */
export function readCpuTimes() {
  const busy = cpus().map(({ times }) => times.user + times.nice + times.sys + times.irq);
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1000 + (seesChildren ? endedChildren() : 0);
  return { clock: performance.now(), busy: busy.reduce((sum, time) => sum + time, 0), own };
}

/**
 * What others used between two moments.
 * @param {CpuTimes} before
 * @param {CpuTimes} after
 * @returns {{ milliseconds: number, cores: number }} CPU time, and how many cores that kept busy.
 */
export function usedByOthers(before, after) {
  const elapsed = after.clock - before.clock;
  const milliseconds = Math.max(0, after.busy - before.busy - (after.own - before.own));
  return { milliseconds, cores: milliseconds / elapsed };
}

/** Of all descendants, as far as they were waited for. See proc(5): cutime and cstime. */
function endedChildren() {
  const status = readFileSync('/proc/self/stat', 'utf8');
  // The second field is the program's name in parentheses, which may hold spaces.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK_MILLISECONDS;
}
