/** @file Packs every package that is published, as a release would, and looks into the tarballs. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Tarball
 * @property {string} file
 * @property {Manifest} manifest The package.json inside.
 * @property {string[]} files The paths inside, without the leading `package/`.
 */

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {Record<string, unknown>} [exports]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, { optional?: boolean }>} [peerDependenciesMeta]
 * @property {Record<string, string>} [bin]
 */

/**
 * @param {string} workspace
 * @param {string} folder Where the tarballs go.
 * @returns {Tarball[]}
 */
export function packAll(workspace, folder) {
  mkdirSync(folder, { recursive: true });
  // The demo is a page, and not published.
  const filters = ['./packages/*', './apps/*', '!./apps/demo'].flatMap((filter) => [
    '--filter',
    filter,
  ]);
  // The workspace's own pnpm: it need not be on the path.
  const pnpm = join(workspace, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
  const pack = [pnpm, '--recursive', ...filters, 'pack', '--pack-destination', folder];
  run(process.execPath, pack, workspace);
  return readdirSync(folder).map((name) => {
    const file = join(folder, name);
    const files = run('tar', ['-tzf', file], workspace).trim().split('\n');
    const manifest = JSON.parse(run('tar', ['-xzOf', file, 'package/package.json'], workspace));
    return { file, manifest, files: files.map((path) => path.replace(/^package\//, '')) };
  });
}

/**
 * What should not be in a tarball, or is missing.
 * @param {Tarball} tarball
 * @returns {string[]}
 */
export function contentProblems({ manifest, files }) {
  const missing = ['README.md', 'LICENSE'].filter((file) => !files.includes(file));
  const superfluous = files.filter((file) =>
    /\.(test|bench)\.|\.tsbuildinfo$|^scripts\//.test(file),
  );
  const untranslated = Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })
    .filter(([, range]) => /^(workspace|catalog):/.test(range))
    .map(([name, range]) => `${name}@${range}`);
  const entries = Object.values(manifest.exports ?? {}).flatMap(filesNamedIn);
  const absent = entries.filter((file) => !files.includes(file.replace('./', '')));
  return [
    ...missing.map((file) => `${file} is missing`),
    ...superfluous.map((file) => `${file} should not be published`),
    ...untranslated.map((dependency) => `${dependency} means nothing outside the workspace`),
    ...absent.map((file) => `${file} is an entry point and is missing`),
  ];
}

/** @type {(exported: unknown) => string[]} */
function filesNamedIn(exported) {
  if (typeof exported === 'string') return [exported];
  if (typeof exported !== 'object' || exported === null) return [];
  return Object.values(exported).flatMap(filesNamedIn);
}

/** @type {(command: string, args: string[], cwd: string) => string} */
export function run(command, args, cwd) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
}
