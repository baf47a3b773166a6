/** @file The built `latentgraph doctor` as its users run it. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { datasetNames, imageDatasetNames } from '@latentgraph/datasets';
import { describe, expect, test } from 'vitest';
import { emptyFolder, runTrainer } from '../testing/run-trainer.js';

const speed = { productGflops: expect.any(Number), allPairsMilliseconds: expect.any(Number) };
const threads = Math.min(8, availableParallelism());
const version = expect.stringMatching(/^\d+\.\d+\.\d+$/);

describe('latentgraph doctor --json', () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'npz'));
  writeFileSync(join(folder, 'npz', 'mine.npz'), '');
  const outcome = runTrainer(['doctor', '--json', '--data-root', '.'], folder);

  test('prints one object and nothing else, and writes nothing', async () => {
    const { code, stdout, stderr } = await outcome;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      machine: {
        latentgraph: version,
        node: { version: process.versions.node, needed: '20.19', supported: true },
        system: `${process.platform} ${process.arch}`,
        processor: expect.any(String),
        cores: availableParallelism(),
        memory: { totalMb: expect.any(Number), freeMb: expect.any(Number) },
        webAssembly: { simd: true, threads: true, fusedMultiplyAdd: expect.any(Boolean) },
        disks: [
          { holds: 'runs', folder: join(folder, 'runs'), freeMb: expect.any(Number) },
          { holds: 'dataset cache', folder: expect.any(String), freeMb: expect.any(Number) },
        ],
      },
      backends: expect.any(Array),
      auto: expect.objectContaining({ works: true, name: 'wasm', reason: expect.any(String) }),
      datasets: expect.any(Array),
      advice: expect.any(Array),
      canTrain: true,
    });
    expect(readdirSync(folder)).toEqual(['npz']);
  });

  test('measures the backends that always work', async () => {
    const { backends } = JSON.parse((await outcome).stdout);
    const told = { works: true, version, reason: expect.any(String), threads, speed };
    expect(backends).toContainEqual({ ...told, name: 'wasm', simd: true });
    expect(backends).toContainEqual({ ...told, name: 'cpu', simd: false });
  });

  test('says of each other backend why it is not here', async () => {
    const { backends } = JSON.parse((await outcome).stdout);
    const names = backends.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['tensorflow', 'webgl', 'webgpu']));
    for (const backend of backends) {
      if (backend.works) continue;
      expect(backend).toEqual({
        name: expect.any(String),
        works: false,
        code: expect.stringMatching(/^[a-z-]+$/),
        reason: expect.stringMatching(/./),
      });
    }
  });

  test('tells of every dataset, and of those in the data root', async () => {
    const { datasets } = JSON.parse((await outcome).stdout);
    const names = datasets.map(({ name }: { name: string }) => name);
    expect(names).toEqual([...datasetNames, ...imageDatasetNames, 'mine']);
  });
});

describe('latentgraph doctor', () => {
  test('prints tables and advice, progress on stderr', async () => {
    const { code, stdout, stderr } = await runTrainer(['doctor'], emptyFolder());
    expect(code).toBe(0);
    expect(stdout).toMatch(/│ wasm +│ works +│ \d/);
    expect(stdout).toMatch(/│ karate +│ there +│ built in/);
    expect(stdout).toMatch(/\nAdvice\n- /);
    expect(stderr).toContain('Trying the backend wasm\n');
  });

  test.each([
    [['doctor', '--jsn'], "unknown option '--jsn'"],
    [['doctor', 'wasm'], 'too many arguments'],
    [['doctor', '--data-root', 'none'], '--data-root none: there is no such folder'],
    [['docter'], 'Did you mean doctor?'],
  ])('%j is wrong usage, told in one line', async (args, message) => {
    const { code, stdout, stderr } = await runTrainer(args, emptyFolder());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^latentgraph: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});
