/** @file The whole command once, as its users call it, with little of everything and no peer. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { workspace } from './folders.mjs';

const folder = mkdtempSync(join(tmpdir(), 'latentgraph-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

function bench(...args: string[]): void {
  const script = join(workspace, 'tooling', 'workspace', 'src', 'bench.mjs');
  const options = { cwd: workspace, stdio: 'pipe', encoding: 'utf8' } as const;
  execFileSync(process.execPath, [script, ...args, '--out', folder], options);
}

it('measures something of each suite, and makes the report again from the results', () => {
  bench('--quick', '--force');
  const results = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
  const suites = results.results.map(({ suite }: { suite: string }) => suite);
  expect([...new Set(suites)].sort()).toEqual(['epochs', 'kernels', 'scaling', 'start-up']);
  for (const { ours } of results.results) expect(ours.milliseconds.median).toBeGreaterThan(0);
  expect(results.problems).toEqual([]);

  const files = ['README.md', 'results.json', 'scaling-memory.svg', 'scaling-time.svg'];
  expect(readdirSync(folder).sort()).toEqual(files);
  const report = readFileSync(join(folder, 'README.md'), 'utf8');
  rmSync(join(folder, 'README.md'));
  bench('--report');
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(report);
}, 120_000);
