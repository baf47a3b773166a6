/**
 * @file Checks the imports of every source file of the packages, the apps and the examples. Prints
 * one line per violation and exits with 1 if there is one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { packageOrder, violations } from './import-rules.mjs';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));
const root = readManifest('.');

const packages = foldersIn('packages');
const unlisted = packages
  .filter((folder) => !packageOrder.includes(folder.replace('packages/', '')))
  .map((folder) => `${folder}: has no place in the order of packages (import-rules.mjs)`);

const checked = [...packages, ...foldersIn('apps'), 'examples'].flatMap((folder) => {
  const own = readManifest(folder);
  return sourcesBelow(folder).map((path) =>
    violations({ path, imports: importsOf(path) }, { own, root }),
  );
});

const found = [...unlisted, ...checked.flat()];
for (const line of found) console.log(line);
console.log(`${checked.length} files, ${found.length} violations of the import rules.`);
process.exitCode = found.length === 0 ? 0 : 1;

/** @type {(folder: string) => string[]} */
function foldersIn(folder) {
  if (!existsSync(join(workspace, folder))) return [];
  return readdirSync(join(workspace, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
}

/** The TypeScript files of a folder, but for those that were generated. @type {(folder: string) => string[]} */
function sourcesBelow(folder) {
  const source = folder === 'examples' ? folder : `${folder}/src`;
  if (!existsSync(join(workspace, source))) return [];
  return readdirSync(join(workspace, source), { recursive: true, encoding: 'utf8' })
    .map((name) => `${source}/${name.split(sep).join('/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !/node_modules|\.generated\./.test(path));
}

/** @type {(path: string) => string[]} */
function importsOf(path) {
  const text = readFileSync(join(workspace, path), 'utf8');
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** @type {(folder: string) => import('./import-rules.mjs').Manifest} */
function readManifest(folder) {
  const file = join(workspace, folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
