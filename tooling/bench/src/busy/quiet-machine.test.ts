import { describe, expect, it } from 'vitest';
import { seesChildren } from './cpu-times.mjs';
import { BusyMachineError, isDisturbed, QuietMachine } from './quiet-machine.mjs';

const times = (clock: number, busy: number, own: number) => ({ clock, busy, own });

describe('isDisturbed', () => {
  it.each([
    { others: 'nothing', elapsed: 1000, busy: 2000, own: 2000, disturbed: false },
    { others: 'a tenth of a core', elapsed: 1000, busy: 100, own: 0, disturbed: false },
    { others: 'a core', elapsed: 1000, busy: 2000, own: 1000, disturbed: true },
    {
      others: 'a sixth of a core, for long',
      elapsed: 60_000,
      busy: 70_000,
      own: 60_000,
      disturbed: true,
    },
    { others: 'a tick or two', elapsed: 50, busy: 70, own: 50, disturbed: false },
  ])('$others: $disturbed', ({ elapsed, busy, own, disturbed }) => {
    expect(isDisturbed(times(0, 0, 0), times(elapsed, busy, own))).toBe(disturbed);
  });
});

/** A machine of which others use a share of a core, as told anew for each second that passes. */
function machineWith(cores: () => number, force = false) {
  const now = times(0, 0, 0);
  const pass = async (): Promise<void> => {
    now.clock += 1000;
    now.busy += 1000 * cores();
  };
  return { machine: new QuietMachine({ force, read: () => ({ ...now }), wait: pass }), pass };
}

describe('QuietMachine', () => {
  it('measures a quiet machine, and tells what others used', async () => {
    const { machine, pass } = machineWith(() => 0.05);
    await expect(machine.measure('a run', async () => pass())).resolves.toBeUndefined();
    expect(machine.takeHighest()).toBeCloseTo(0.05, 10);
    expect(machine.takeHighest()).toBe(0);
  });

  it('waits for a busy machine to become quiet', async () => {
    const loads = [1, 0.8];
    const { machine } = machineWith(() => loads.shift() ?? 0);
    await expect(machine.measure('a run', async () => 'done')).resolves.toBe('done');
  });

  it('refuses a busy machine, before anything is measured', async () => {
    let runs = 0;
    const { machine } = machineWith(() => 0.97);
    const measured = machine.measure('a run', async () => ++runs);
    await expect(measured).rejects.toThrow('a run: the machine is busy, others use 0.97 cores');
    expect(runs).toBe(0);
  });

  it.runIf(seesChildren)('measures once more what was disturbed', async () => {
    const loads = [0, 1, 0, 0];
    const { machine, pass } = machineWith(() => loads.shift() ?? 0);
    let runs = 0;
    const run = async (): Promise<number> => {
      await pass();
      return ++runs;
    };
    await expect(machine.measure('a run', run)).resolves.toBe(2);
  });

  it.runIf(seesChildren)('gives up on what is disturbed each time', async () => {
    let seconds = 0;
    const { machine, pass } = machineWith(() => seconds++ % 2);
    const measured = machine.measure('a run', async () => pass());
    await expect(measured).rejects.toThrow(BusyMachineError);
  });

  it('looks before, and not during, at what leaves descendants that nobody waits for', async () => {
    const loads = [1, 0, 1];
    const { machine, pass } = machineWith(() => loads.shift() ?? 0);
    let runs = 0;
    const run = async (): Promise<number> => {
      await pass();
      return ++runs;
    };
    await expect(machine.measure('a page', run, { leavesDescendants: true })).resolves.toBe(1);
    expect(loads).toEqual([]);
  });

  describe.runIf(seesChildren)('whose cores are shared with other machines', () => {
    /** The first 20 looks tell the best, which is 10. */
    function machineAt(...speeds: number[]) {
      const idle = times(0, 0, 0);
      const all = [...Array.from({ length: 20 }, () => 10), ...speeds];
      return new QuietMachine({
        read: () => ({ ...idle }),
        wait: async () => idle.clock++,
        speed: () => all.shift() ?? 6,
      });
    }

    it('waits until they are fast, and measures once more what they slowed', async () => {
      // Too slow before the first attempt, then fast; slow after it; fast before and after the second.
      const machine = machineAt(5, 9.5, 5, 9, 10);
      let runs = 0;
      await expect(machine.measure('a run', async () => ++runs)).resolves.toBe(2);
      expect(machine.takeLowestSpeed()).toBeCloseTo(0.9, 10);
      expect(machine.takeLowestSpeed()).toBeUndefined();
    });

    it('takes the attempt at the highest speed where they stay slow', async () => {
      const slow = Array.from({ length: 20 }, () => 7);
      const machine = machineAt(...slow, 5, ...slow, 7, ...slow, 6);
      let runs = 0;
      await expect(machine.measure('a run', async () => ++runs)).resolves.toBe(2);
      expect(runs).toBe(5);
      expect(machine.takeLowestSpeed()).toBeCloseTo(0.7, 10);
    });
  });

  it('measures a busy machine too, once, when forced', async () => {
    let runs = 0;
    const { machine, pass } = machineWith(() => 1, true);
    const run = async (): Promise<number> => {
      await pass();
      return ++runs;
    };
    await expect(machine.measure('a run', run)).resolves.toBe(1);
    expect(machine.takeLowestSpeed()).toBeUndefined();
  });
});

it('names the load and the way out', () => {
  const { message } = new BusyMachineError('VGAE on Cora', 0.984);
  expect(message).toContain('VGAE on Cora: the machine is busy, others use 0.98 cores');
  expect(message).toContain('--force');
});
