import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { readCpuTimes, seesChildren, usedByOthers } from './cpu-times.mjs';

it("subtracts one's own time from the busy time of all cores", () => {
  const before = { clock: 1000, busy: 50_000, own: 300 };
  const after = { clock: 3000, busy: 53_500, own: 2000 };
  expect(usedByOthers(before, after)).toEqual({ milliseconds: 1800, cores: 0.9 });
});

it('takes others to be idle where the clocks disagree by a tick', () => {
  const before = { clock: 0, busy: 0, own: 0 };
  const after = { clock: 1000, busy: 990, own: 1000 };
  expect(usedByOthers(before, after)).toEqual({ milliseconds: 0, cores: 0 });
});

it.runIf(seesChildren)('counts a child that has ended as its own', () => {
  const script = 'while (process.cpuUsage().user < 300_000);';
  const before = readCpuTimes();
  spawnSync(process.execPath, ['-e', script]);
  const after = readCpuTimes();
  expect(after.own - before.own).toBeGreaterThanOrEqual(290);
  expect(after.busy - before.busy).toBeGreaterThanOrEqual(280);
});
