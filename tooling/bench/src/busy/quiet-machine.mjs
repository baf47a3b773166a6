/**
 * @file Measurements on a quiet machine only. With one of two cores taken by someone else, PyTorch's
 * two threads wait for each other and 15 ms become 1,300: such a figure says nothing. Where the cores are shared with
 * other machines, which nobody here can stop, those measurements count that were taken while they were fast.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { readCpuTimes, seesChildren, usedByOthers } from './cpu-times.mjs';

/** @typedef {import('./cpu-times.mjs').CpuTimes} CpuTimes */

/** As many cores others may use. */
const TOLERATED_CORES = 0.1;
/** The system counts in ticks of 10 ms, on each core. */
const TOLERATED_MILLISECONDS = 40;
const PROBE_MILLISECONDS = 500;
/** Half a minute: a build passes meanwhile, a training run does not. */
const PROBES = 60;
const ATTEMPTS = 5;
/** Of the cores' best: below it they are shared with other machines; of two, one may be at 80 %. */
const LEAST_SPEED = 0.9;
/** Looks at the speed, at first to know the best, later until it is near that again. */
const SPEED_PROBES = 20;

/** Others use the machine, and nothing was measured. */
export class BusyMachineError extends Error {
  /** @param {string} name What was to be measured. @param {number} cores What others use. */
  constructor(name, cores) {
    super(
      `${name}: the machine is busy, others use ${cores.toFixed(2)} cores; at most ${TOLERATED_CORES} leave times that mean something. Stop them and call again (what is measured already is kept), or add --force to measure anyway.`,
    );
    this.name = 'BusyMachineError';
  }
}

/**
 * Whether others used so much between two moments that a time measured meanwhile is worthless.
 * @param {CpuTimes} before
 * @param {CpuTimes} after
 */
export function isDisturbed(before, after) {
  const { milliseconds, cores } = usedByOthers(before, after);
  return cores > TOLERATED_CORES && milliseconds > TOLERATED_MILLISECONDS;
}

/**
 * @typedef {object} QuietOptions
 * @property {boolean} [force] Whether to measure on a busy machine too. Default: false.
 * @property {() => CpuTimes} [read] Default: `readCpuTimes`.
 * @property {(milliseconds: number) => Promise<unknown>} [wait] Default: a timer.
 * @property {() => number} [speed] How fast the cores are now, in any unit. Default: always as fast.
 */

/** Runs measurements one after another, and looks at the machine before and during each. */
export class QuietMachine {
  #force;
  #read;
  #wait;
  #speed;
  #best = 0;
  #highest = 0;
  /** @type {number | undefined} */
  #lowestSpeed;

  /** @param {QuietOptions} [options] */
  constructor({ force = false, read = readCpuTimes, wait = sleep, speed = () => 1 } = {}) {
    this.#force = force;
    this.#read = read;
    this.#wait = wait;
    this.#speed = speed;
  }

  /** The most cores others used during a measurement since this was last asked. */
  takeHighest() {
    const highest = this.#highest;
    this.#highest = 0;
    return highest;
  }

  /** The lowest speed of the cores at a measurement since this was last asked, as a part of their best; undefined if none was looked at. */
  takeLowestSpeed() {
    const lowest = this.#lowestSpeed;
    this.#lowestSpeed = undefined;
    return lowest;
  }

  /**
   * @template Result
   * @param {string} name For the message.
   * @param {() => Promise<Result>} run Starts children and waits for all of them.
   * @param {{ leavesDescendants?: boolean }} [options] Whether it ends without having waited for all its descendants,
   *   as a browser does: their time would pass for that of others, so the machine is looked at before it only.
   * @returns {Promise<Result>} Of the first attempt that was not disturbed, with the cores at full speed; if there was none, of
   *   that with the fastest cores.
   * @throws {BusyMachineError} If all were disturbed.
   */
  async measure(name, run, { leavesDescendants = false } = {}) {
    let cores = 0;
    /** @type {{ result: Result, cores: number, speed: number } | undefined} */
    let best;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!this.#force) await this.#requireQuiet(name);
      const speedBefore = this.#force ? 1 : await this.#awaitSpeed();
      const before = this.#read();
      const result = await run();
      const after = this.#read();
      // Elsewhere the children's own time would pass for that of others.
      if (!seesChildren || leavesDescendants) return result;
      cores = usedByOthers(before, after).cores;
      if (!this.#force && isDisturbed(before, after)) {
        process.stderr.write(`  ${name}: others used ${cores.toFixed(2)} cores; once more\n`);
        continue;
      }
      const speed = this.#force ? 1 : Math.min(speedBefore, this.#partOfBestSpeed());
      if (best === undefined || speed > best.speed) best = { result, cores, speed };
      if (speed >= LEAST_SPEED) break;
      process.stderr.write(
        `  ${name}: the cores were at ${percent(speed)} of their speed; once more\n`,
      );
    }
    if (best === undefined) throw new BusyMachineError(name, cores);
    this.#highest = Math.max(this.#highest, best.cores);
    if (!this.#force) this.#lowestSpeed = Math.min(this.#lowestSpeed ?? 1, best.speed);
    return best.result;
  }

  /** @param {string} name */
  async #requireQuiet(name) {
    let cores = 0;
    for (let probe = 0; probe < PROBES; probe++) {
      const before = this.#read();
      await this.#wait(PROBE_MILLISECONDS);
      const after = this.#read();
      if (!isDisturbed(before, after)) return;
      cores = usedByOthers(before, after).cores;
      if (probe === 0) process.stderr.write(`  others use ${cores.toFixed(2)} cores; waiting\n`);
    }
    throw new BusyMachineError(name, cores);
  }

  /** Waits for fast cores, some seconds at most, and returns their speed. */
  async #awaitSpeed() {
    if (this.#best === 0)
      for (let probe = 0; probe < SPEED_PROBES; probe++) this.#partOfBestSpeed();
    let speed = 0;
    for (let probe = 0; probe < SPEED_PROBES && speed < LEAST_SPEED; probe++) {
      if (probe > 0) await this.#wait(PROBE_MILLISECONDS);
      speed = this.#partOfBestSpeed();
    }
    return speed;
  }

  #partOfBestSpeed() {
    const speed = this.#speed();
    this.#best = Math.max(this.#best, speed);
    return speed / this.#best;
  }
}

/** @param {number} part */
function percent(part) {
  return `${(100 * part).toFixed(0)} %`;
}
