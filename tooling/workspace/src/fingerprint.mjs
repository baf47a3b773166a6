/**
 * @file Fingerprints of what set-up depends on: the files that decide what is installed, and the
 * sources the build compiles. By content, so that a `git checkout` back and forth costs nothing; the
 * whole workspace takes some 20 ms.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packageFolders = ['packages', 'apps', 'tooling'];
const builtFolders = ['packages', 'apps'];
const compiler = join('tooling', 'compile');
const rootInstallFiles = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'];
const rootBuildFiles = ['package.json', 'tsconfig.base.json', 'turbo.json'];
const neitherSourceNorFolder =
  /^(node_modules|dist|\..*|.*\.md|.*\.(test|bench)\.m?ts|.*\.generated\..*)$/;

/**
 * @typedef {object} Fingerprint
 * @property {string} install Of the lockfile and every package.json.
 * @property {string} build Of every source file the build reads.
 */

/**
 * @param {string} workspace
 * @returns {Fingerprint}
 */
export function fingerprint(workspace) {
  const manifests = packageFolders
    .flatMap((folder) => packagesIn(workspace, folder))
    .map((folder) => join(folder, 'package.json'))
    .filter((file) => existsSync(join(workspace, file)));
  const sources = builtPackages(workspace)
    .concat(compiler)
    .flatMap((folder) => filesBelow(workspace, folder));
  return {
    install: digest(workspace, [...rootInstallFiles, ...manifests]),
    build: digest(workspace, [...rootBuildFiles, ...sources]),
  };
}

/**
 * The folders of the packages that the build compiles, relative to the workspace.
 * @param {string} workspace
 * @returns {string[]}
 */
export function builtPackages(workspace) {
  return builtFolders
    .flatMap((folder) => packagesIn(workspace, folder))
    .filter((folder) => existsSync(join(workspace, folder, 'tsconfig.build.json')));
}

/** @type {(workspace: string, folder: string) => string[]} */
function packagesIn(workspace, folder) {
  if (!existsSync(join(workspace, folder))) return [];
  return readdirSync(join(workspace, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort();
}

/** @type {(workspace: string, folder: string) => string[]} */
function filesBelow(workspace, folder) {
  if (!existsSync(join(workspace, folder))) return [];
  return readdirSync(join(workspace, folder), { withFileTypes: true })
    .filter((entry) => !neitherSourceNorFolder.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(workspace, path);
      return entry.isFile() ? [path] : [];
    });
}

/** @type {(workspace: string, files: string[]) => string} */
function digest(workspace, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = existsSync(join(workspace, file)) ? readFileSync(join(workspace, file)) : '';
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
