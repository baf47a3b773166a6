/**
 * @file Measurements on a quiet machine only. With one of two cores taken by someone else, PyTorch's
 * two threads wait for each other and 15 ms become 1,300: such a figure says nothing. Others may be programs of this
 * machine, whose time the system counts, or other machines on the same processor, which only the speed of the cores shows.
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
/** Less than that of the cores' best speed, and they are shared with other machines. */
const LEAST_SPEED = 0.85;
/** Looks at the speed to know what it is at best. */
const FIRST_PROBES = 20;

/**
 * @typedef {object} Load
 * @property {number} cores That others use.
 * @property {number} speed Of the cores, as a part of their best.
 */

/** @param {Load} load */
function describe({ cores, speed }) {
  return speed < LEAST_SPEED
    ? `its cores run at ${(100 * speed).toFixed(0)} % of their best speed`
    : `others use ${cores.toFixed(2)} cores`;
}

/** Others use the machine, and nothing was measured. */
export class BusyMachineError extends Error {
  /** @param {string} name What was to be measured. @param {Load} load */
  constructor(name, load) {
    super(
      `${name}: the machine is busy, ${describe(load)}; at most ${TOLERATED_CORES} cores, and at least ${100 * LEAST_SPEED} % of the speed, leave times that mean something. Stop the others, or wait for them, and call again (what is measured already is kept), or add --force to measure anyway.`,
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
 * @property {() => number} [speed] How fast the cores are, in any unit. Default: always as fast.
 */

/** Runs measurements one after another, and looks at the machine before and during each. */
export class QuietMachine {
  #force;
  #read;
  #wait;
  #speed;
  #best = 0;
  #highest = 0;

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

  /**
   * @template Result
   * @param {string} name For the message.
   * @param {() => Promise<Result>} run Starts children and waits for all of them.
   * @param {{ leavesDescendants?: boolean }} [options] Whether it ends without having waited for all its descendants,
   *   as a browser does: their time would pass for that of others, so the machine is looked at before it only.
   * @returns {Promise<Result>} Of the first attempt that was not disturbed.
   * @throws {BusyMachineError} If there was none.
   */
  async measure(name, run, { leavesDescendants = false } = {}) {
    let load = { cores: 0, speed: 1 };
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!this.#force) await this.#requireQuiet(name);
      const before = this.#read();
      const result = await run();
      const after = this.#read();
      // Elsewhere the children's own time would pass for that of others.
      if (!seesChildren || leavesDescendants) return result;
      const { cores } = usedByOthers(before, after);
      load = { cores, speed: this.#force ? 1 : this.#partOfBestSpeed() };
      if (this.#force || !(isDisturbed(before, after) || load.speed < LEAST_SPEED)) {
        this.#highest = Math.max(this.#highest, cores);
        return result;
      }
      process.stderr.write(`  ${name}: ${describe(load)}; once more\n`);
    }
    throw new BusyMachineError(name, load);
  }

  /** @param {string} name */
  async #requireQuiet(name) {
    if (this.#best === 0)
      for (let probe = 0; probe < FIRST_PROBES; probe++) this.#partOfBestSpeed();
    let load = { cores: 0, speed: 1 };
    for (let probe = 0; probe < PROBES; probe++) {
      const before = this.#read();
      await this.#wait(PROBE_MILLISECONDS);
      const after = this.#read();
      load = { cores: usedByOthers(before, after).cores, speed: this.#partOfBestSpeed() };
      if (!(isDisturbed(before, after) || load.speed < LEAST_SPEED)) return;
      if (probe === 0) process.stderr.write(`  ${describe(load)}; waiting\n`);
    }
    throw new BusyMachineError(name, load);
  }

  #partOfBestSpeed() {
    const speed = this.#speed();
    this.#best = Math.max(this.#best, speed);
    return speed / this.#best;
  }
}
