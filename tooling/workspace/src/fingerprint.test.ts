import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtPackages, fingerprint } from './fingerprint.mjs';

describe('fingerprint', () => {
  let workspace: string;

  function write(file: string, content: string): void {
    mkdirSync(dirname(join(workspace, file)), { recursive: true });
    writeFileSync(join(workspace, file), content);
  }

  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'fingerprint-'));
    write('package.json', '{}');
    write('pnpm-lock.yaml', 'lock: 1');
    write('packages/graph/package.json', '{}');
    write('packages/graph/tsconfig.build.json', '{}');
    write('apps/trainer/tsconfig.build.json', '{}');
    write('packages/graph/src/graph.ts', 'export const a = 1;');
    write('tooling/ci/package.json', '{}');
  });
  afterEach(() => rmSync(workspace, { recursive: true }));

  /** Which parts of the fingerprint change when `change` is made. */
  function changedBy(change: () => void): string[] {
    const before = fingerprint(workspace);
    change();
    const after = fingerprint(workspace);
    return (['install', 'build'] as const).filter((part) => before[part] !== after[part]);
  }

  it.each([
    ['pnpm-lock.yaml', ['install']],
    ['tooling/ci/package.json', ['install']],
    ['packages/graph/package.json', ['install', 'build']],
    ['packages/graph/src/graph.ts', ['build']],
    ['packages/graph/assembly/new.ts', ['build']],
    ['apps/trainer/src/main.ts', ['build']],
    ['apps/demo/src/main.tsx', []],
    ['tsconfig.base.json', ['build']],
    ['packages/graph/README.md', []],
    ['packages/graph/src/graph.test.ts', []],
    ['packages/graph/src/graph.bench.ts', []],
    ['packages/graph/src/module.generated.ts', []],
    ['packages/graph/dist/graph.js', []],
    ['packages/graph/node_modules/x/index.js', []],
    ['tooling/compile/src/bundle-packages.mjs', ['build']],
    ['tooling/ci/src/main.mjs', []],
    ['README.md', []],
  ])('a change of %s concerns %j', (file, parts) => {
    expect(changedBy(() => write(file, 'changed'))).toEqual(parts);
  });

  it('sees a removed and a renamed source', () => {
    expect(changedBy(() => write('packages/graph/src/b.ts', 'x'))).toEqual(['build']);
    const removed = changedBy(() => {
      rmSync(join(workspace, 'packages/graph/src/b.ts'));
      write('packages/graph/src/c.ts', 'x');
    });
    expect(removed).toEqual(['build']);
  });

  it('does not mind a new modification time', () => {
    const source = join(workspace, 'packages/graph/src/graph.ts');
    expect(changedBy(() => utimesSync(source, new Date(0), new Date(0)))).toEqual([]);
  });

  it('knows the packages that are built', () => {
    mkdirSync(join(workspace, 'apps/empty'), { recursive: true });
    expect(builtPackages(workspace)).toEqual([join('packages', 'graph'), join('apps', 'trainer')]);
  });
});
