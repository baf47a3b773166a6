/**
 * @file Where tfjs-node looks for its addon. `node-pre-gyp` computes the path from the package's own folder
 * and Node's version, and no environment variable changes it, so a link in `node_modules` leads to the cache.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const manifest = require.resolve('@tensorflow/tfjs-node/package.json');

/** The installed package. */
export const tfjsNode = {
  folder: dirname(manifest),
  /** @type {string} */
  version: JSON.parse(readFileSync(manifest, 'utf8')).version,
};

/** The newest Node-API that tfjs-node 4.22 asks for; every supported Node has it. */
export const nodeApiVersion = 8;

/** The file that tfjs-node loads. */
export const addonName = 'tfjs_binding.node';

/**
 * Makes tfjs-node find an addon. One that its own install step put there stays.
 * @param {string} addon The folder with the addon and its libraries.
 * @param {string} packageFolder Of tfjs-node.
 */
export function placeAddon(addon, packageFolder) {
  const place = placeOf(packageFolder);
  if (existsSync(join(place, addonName)) && !isLink(place)) return;
  if (!isLink(place)) rmSync(place, { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  // Renaming replaces an older link at once: a process that starts now finds the one or the other.
  const link = `${place}.${process.pid}`;
  symlinkSync(addon, link);
  renameSync(link, place);
}

/**
 * The folder that tfjs-node loads its addon from.
 * @param {string} packageFolder
 */
export function placeOf(packageFolder) {
  return join(packageFolder, 'lib', `napi-v${nodeApiVersion}`);
}

/** @param {string} path */
function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
