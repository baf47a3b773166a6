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

  it('waits where other machines slow the cores, and measures once more what they slowed', async () => {
    const idle = times(0, 0, 0);
    const read = () => ({ ...idle });
    // The first 20 tell the best; then one too slow before, a good one, one too slow after, and good ones.
    const speeds = [...Array.from({ length: 20 }, () => 10), 5, 9.5, 5, 9, 10];
    const speed = () => speeds.shift() ?? 10;
    const machine = new QuietMachine({ read, wait: async () => idle.clock++, speed });
    let runs = 0;
    await expect(machine.measure('a run', async () => ++runs)).resolves.toBe(2);
    expect(speeds).toEqual([]);
  });

  it('refuses where the cores stay slow', async () => {
    const idle = times(0, 0, 0);
    let speeds = 0;
    const speed = () => (speeds++ === 0 ? 10 : 6);
    const wait = async () => idle.clock++;
    const machine = new QuietMachine({ read: () => ({ ...idle }), wait, speed });
    await expect(machine.measure('a run', async () => 'done')).rejects.toThrow(
      'a run: the machine is busy, its cores run at 60 % of their best speed',
    );
  });

  it('measures a busy machine too, once, when forced', async () => {
    let runs = 0;
    const { machine, pass } = machineWith(() => 1, true);
    const run = async (): Promise<number> => {
      await pass();
      return ++runs;
    };
    await expect(machine.measure('a run', run)).resolves.toBe(1);
  });
});

it('names the load and the way out', () => {
  const { message } = new BusyMachineError('VGAE on Cora', { cores: 0.984, speed: 1 });
  expect(message).toContain('VGAE on Cora: the machine is busy, others use 0.98 cores');
  expect(message).toContain('--force');
});
