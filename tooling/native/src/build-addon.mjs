/**
 * @file Builds the addon once, and keeps it.
 *
 * It is built in a folder beside its place and moved there when a process has loaded it and multiplied
 * with it, so what is in its place is whole. Two builds take turns.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from '../../workspace/src/lock.mjs';
import { runCommand } from '../../workspace/src/run-command.mjs';
import { checkCompiler, compileAddon } from './compile-addon.mjs';
import { NativeError } from './native-error.mjs';
import { addonName, tfjsNode } from './place-addon.mjs';
import { checkPython, fetchLibrary, libraries, tensorflowVersion } from './tensorflow-library.mjs';

const multiplication = fileURLToPath(new URL('./multiply.mjs', import.meta.url));

/**
 * The folder that holds an addon and the libraries it needs, built if it is not there.
 * @param {object} options
 * @param {string} options.cache Where addons are kept.
 * @param {import('../../workspace/src/set-up.mjs').Progress} options.progress
 * @returns {Promise<string>}
 * @throws {NativeError} If something needed is missing, or a step fails.
 */
export async function provideAddon({ cache, progress }) {
  const folder = addonFolder(cache);
  if (existsSync(folder)) return folder;
  checkPlatform();
  await checkPython();
  await checkCompiler();
  let waits = false;
  const onWait = () => {
    waits = true;
    progress.begin('Waiting for another build to finish');
  };
  const build = async () => {
    if (waits) progress.end();
    if (!existsSync(folder)) await buildInto(folder, progress);
  };
  await withLock(`${folder}.lock`, build, onWait);
  return folder;
}

/**
 * Where the addon for this tfjs-node and this machine is kept.
 * @param {string} cache
 */
export function addonFolder(cache) {
  const { platform, arch } = process;
  const versions = `tfjs-node-${tfjsNode.version}-tensorflow-${tensorflowVersion}`;
  return join(cache, `${versions}-${platform}-${arch}`);
}

function checkPlatform() {
  const { platform, arch } = process;
  if (platform === 'linux' && (arch === 'x64' || arch === 'arm64')) return;
  throw new NativeError(
    `The addon is built here for Linux on x64 and arm64 only, and this is ${platform} on ${arch}. ` +
      "Try tfjs-node's own way: npm rebuild @tensorflow/tfjs-node --build-addon-from-source",
  );
}

/** @type {(folder: string, progress: import('../../workspace/src/set-up.mjs').Progress) => Promise<void>} */
async function buildInto(folder, progress) {
  // With the lock held, what is there was left by a build that was killed.
  const scratch = `${folder}.part`;
  rmSync(scratch, { recursive: true, force: true });
  const whole = join(scratch, 'whole');
  mkdirSync(whole, { recursive: true });
  try {
    progress.begin(`Downloading TensorFlow ${tensorflowVersion} (270 MB)`);
    const unpacked = await fetchLibrary(scratch);
    progress.end();
    progress.begin(`Compiling the addon of tfjs-node ${tfjsNode.version}`);
    for (const library of libraries) renameSync(join(unpacked, library), join(whole, library));
    await compileAddon({ headers: join(unpacked, 'include'), folder: whole });
    progress.end();
    progress.begin('Checking that it loads and multiplies');
    await multiply(join(whole, addonName));
    progress.end();
    renameSync(whole, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** @param {string} addon */
async function multiply(addon) {
  try {
    await runCommand(process.execPath, [multiplication, addon], { cwd: process.cwd() });
  } catch (cause) {
    throw new NativeError('The addon was built, but it does not load or gives a wrong product.', {
      cause,
    });
  }
}
