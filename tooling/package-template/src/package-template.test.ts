/**
 * @file What every published package has in common, checked: one shape of package.json, of its build
 * and of its entry points, so that a newcomer who knows one package knows them all.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));
const sourceCondition = '@latentgraph/source';

type EntryPoint = Readonly<Record<string, string>>;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly sideEffects?: false | readonly string[];
  readonly files: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface BuildConfig {
  readonly compilerOptions: Readonly<Record<string, unknown>>;
  readonly exclude: readonly string[];
  readonly references?: readonly { readonly path: string }[];
}

function readJson<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(workspace, ...path), 'utf8'));
}

const libraries = readdirSync(join(workspace, 'packages')).map((name) => `packages/${name}`);
const published = [...libraries, 'apps/trainer'];
const manifests = new Map(
  published.map((folder) => [folder, readJson<Manifest>(folder, 'package.json')]),
);
const folderOfName = new Map([...manifests].map(([folder, { name }]) => [name, folder]));

/** The packages of this workspace that a package's users get with it. */
function siblingsOf({ dependencies, peerDependencies }: Manifest): string[] {
  const names = Object.keys({ ...dependencies, ...peerDependencies });
  return names.filter((name) => folderOfName.has(name));
}

/** The entry points of a package: the conditions of each subpath, nested ones side by side. */
function entryPointsOf({ exports = {} }: Manifest): EntryPoint[] {
  return Object.values(exports).flatMap((conditions) => flatten(conditions));
}

function flatten(conditions: unknown): EntryPoint[] {
  if (typeof conditions !== 'object' || conditions === null) return [];
  if (sourceCondition in conditions) return [conditions as EntryPoint];
  return Object.values(conditions).flatMap(flatten);
}

describe.each(published)('%s', (folder) => {
  const manifest = manifests.get(folder)!;

  it('says who may use it, where, and how', () => {
    expect(manifest).toMatchObject({
      license: 'MIT',
      type: 'module',
      description: expect.stringMatching(/^[A-Z].*\.$/),
      keywords: expect.arrayContaining([expect.any(String)]),
      engines: { node: '>=20.19' },
      publishConfig: { access: 'public' },
    });
    expect(manifest).not.toHaveProperty('private');
  });

  it('has a README', () => {
    expect(existsSync(join(workspace, folder, 'README.md'))).toBe(true);
  });

  it('has the version of all the others', () => {
    expect(manifest.version).toBe(manifests.get('packages/graph')!.version);
  });

  it('publishes its build and sources, without tests', () => {
    const expected = [
      'dist',
      '!dist/.tsbuildinfo',
      'src',
      '!src/**/*.test.ts',
      '!src/**/*.bench.ts',
    ];
    expect(manifest.files).toEqual(expect.arrayContaining(expected));
  });

  it('depends on its siblings by compatible version', () => {
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
      if (!folderOfName.has(name)) continue;
      expect({ ...manifest.dependencies, ...manifest.peerDependencies }[name]).toBe('workspace:^');
    }
  });

  it('is built into dist, after the packages it depends on', () => {
    const build = readJson<BuildConfig>(folder, 'tsconfig.build.json');
    expect(build.compilerOptions).toMatchObject({
      composite: true,
      rootDir: 'src',
      outDir: 'dist',
      tsBuildInfoFile: 'dist/.tsbuildinfo',
    });
    expect(build.exclude).toEqual(
      expect.arrayContaining(['src/**/*.test.ts', 'src/**/*.bench.ts']),
    );
    const referenced = (build.references ?? []).map(({ path }) => posix.join(folder, path));
    const expected = siblingsOf(manifest).map(
      (name) => `${folderOfName.get(name)}/tsconfig.build.json`,
    );
    expect(referenced.sort()).toEqual(expected.sort());
  });

  it('keeps helpers of its tests to itself', () => {
    if (!existsSync(join(workspace, folder, 'src', 'testing'))) return;
    if (manifest.exports?.['./testing'] !== undefined) return;
    const { exclude } = readJson<BuildConfig>(folder, 'tsconfig.build.json');
    expect(exclude).toContain('src/testing');
    expect(manifest.files).toContain('!src/testing');
  });
});

describe.each(libraries)('%s', (folder) => {
  const manifest = manifests.get(folder)!;

  it('is named after its folder', () => {
    expect(manifest.name).toBe(folder.replace('packages/', '@latentgraph/'));
  });

  it('has entry points for sources, types and build, in this order', () => {
    expect(manifest.exports).toMatchObject({
      '.': expect.anything(),
      './package.json': './package.json',
    });
    for (const entry of entryPointsOf(manifest)) {
      expect(Object.keys(entry)).toEqual([sourceCondition, 'types', 'default']);
      const stem = entry[sourceCondition]!.replace(/^\.\/src\/(.*)\.ts$/, '$1');
      expect(entry).toEqual({
        [sourceCondition]: `./src/${stem}.ts`,
        types: `./dist/${stem}.d.ts`,
        default: `./dist/${stem}.js`,
      });
      expect(existsSync(join(workspace, folder, entry[sourceCondition]!))).toBe(true);
    }
  });

  it('tells bundlers which files act on import: each in dist and in src, none an index', () => {
    expect(manifest.sideEffects).toBeDefined();
    const files = manifest.sideEffects === false ? [] : (manifest.sideEffects ?? []);
    const inDist = files.filter((file) => file.startsWith('./dist/'));
    const inSource = inDist.map((file) => file.replace('./dist/', './src/'));
    const generated = (file: string) => file.includes('.generated.');
    const expected = inSource.map((file) =>
      generated(file) ? file : file.replace(/\.js$/, '.ts'),
    );
    expect([...files].sort()).toEqual([...inDist, ...expected].sort());
    expect(files.filter((file) => /\/index\.[jt]s$/.test(file))).toEqual([]);
  });

  it('takes TensorFlow.js from its user', () => {
    const own = Object.keys(manifest.dependencies ?? {});
    expect(own.filter((name) => name.startsWith('@tensorflow/'))).toEqual([]);
  });
});

it('all packages are built by one build', () => {
  const { references } = readJson<BuildConfig>('tsconfig.build.json');
  const expected = published.map((folder) => ({ path: `${folder}/tsconfig.build.json` }));
  expect(references).toEqual(expect.arrayContaining(expected));
});

it('all packages are versioned together', () => {
  const { fixed } = readJson<{ fixed: string[][] }>('.changeset', 'config.json');
  expect(fixed).toEqual([['@latentgraph/*', 'latentgraph']]);
});
