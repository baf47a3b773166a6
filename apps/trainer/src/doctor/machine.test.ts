import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { hasFusedMultiplyAdd } from '@latentgraph/kernels';
import { describe, expect, it, vi } from 'vitest';
import { examineMachine, nodeVersion } from './machine.js';

describe('examineMachine', () => {
  it('tells what this process runs on', () => {
    const machine = examineMachine();
    expect(machine).toMatchObject({
      node: { version: process.versions.node, needed: '20.19', supported: true },
      system: `${process.platform} ${process.arch}`,
      cores: availableParallelism(),
      // The kernels' tests run on it.
      webAssembly: { simd: true, threads: true, fusedMultiplyAdd: hasFusedMultiplyAdd() },
    });
    const { totalMb, freeMb } = machine.memory;
    expect(totalMb).toBeLessThanOrEqual(totalmem() / 2 ** 20);
    expect(freeMb).toBeGreaterThan(0);
    expect(freeMb).toBeLessThanOrEqual(totalmem() / 2 ** 20);
  });

  it('tells of the disk of folders that do not exist yet', () => {
    vi.stubEnv('XDG_CACHE_HOME', '/no-such-folder/below');
    try {
      const { disks } = examineMachine();
      expect(disks.map(({ holds, folder }) => [holds, folder])).toEqual([
        ['runs', join(process.cwd(), 'runs')],
        ['dataset cache', '/no-such-folder/below/latentgraph'],
      ]);
      for (const { freeMb } of disks) expect(freeMb).toBeGreaterThan(0);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('nodeVersion', () => {
  it.each([
    ['20.19.0', true],
    ['20.18.3', false],
    ['18.20.4', false],
    ['22.1.0', true],
    ['24.0.0', true],
  ])('%s: %s', (version, supported) => {
    expect(nodeVersion(version, '20.19')).toEqual({ version, needed: '20.19', supported });
  });
});
