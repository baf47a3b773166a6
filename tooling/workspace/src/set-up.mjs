/**
 * @file Installs and builds the workspace if, and only if, something changed since the last time.
 *
 * A stamp holds the fingerprints of what was installed and built. It is taken before and written
 * after each step, so an interrupted or failed set-up is done again. Two processes that start
 * together take turns; the second finds everything done.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtPackages, fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { runCommand } from './run-command.mjs';

/** The folder of the workspace. */
export const workspace = fileURLToPath(new URL('../../..', import.meta.url));

const stampFile = join(workspace, '.cache', 'workspace', 'stamp.json');
const lockFolder = join(workspace, '.cache', 'workspace', 'lock');

/**
 * @typedef {object} Progress
 * @property {(step: string) => void} begin A step that may take long begins.
 * @property {() => void} end The step is done.
 */

/**
 * @param {Progress} progress
 * @returns {Promise<void>} When the workspace is installed and built.
 * @throws {import('./run-command.mjs').CommandError} If a step fails.
 */
export async function setUp(progress) {
  if (isCurrent()) return;
  let waits = false;
  const onWait = () => {
    waits = true;
    progress.begin('Waiting for another set-up to finish');
  };
  const run = () => {
    if (waits) progress.end();
    return installAndBuild(progress);
  };
  await withLock(lockFolder, run, onWait);
}

/** Whether nothing changed since the last set-up, and what it made is still there. */
function isCurrent() {
  const stamp = readStamp();
  const { install, build } = fingerprint(workspace);
  return stamp.install === install && isInstalled() && stamp.build === build && isBuilt();
}

/** @type {(progress: Progress) => Promise<void>} */
async function installAndBuild(progress) {
  const stamp = readStamp();
  const { install, build } = fingerprint(workspace);
  if (stamp.install !== install || !isInstalled()) {
    progress.begin('Installing packages');
    rmSync(stampFile, { force: true });
    await installPackages();
    writeStamp({ install });
    progress.end();
  } else if (stamp.build === build && isBuilt()) {
    return;
  }
  progress.begin('Building');
  writeStamp({ install });
  await buildPackages();
  writeStamp({ install, build });
  progress.end();
}

function isInstalled() {
  // pnpm writes this file last.
  return existsSync(join(workspace, 'node_modules', '.modules.yaml'));
}

function isBuilt() {
  return builtPackages(workspace).every((folder) => existsSync(join(workspace, folder, 'dist')));
}

async function installPackages() {
  const { packageManager } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8'));
  const args = ['--yes', packageManager, 'install', '--frozen-lockfile'];
  // pnpm would ask, and without a terminal fail, before it replaces what another tool installed.
  args.push('--config.confirmModulesPurge=false');
  await runCommand('npx', args, { cwd: workspace, env: environment() });
}

async function buildPackages() {
  const args = ['run', 'compile', '--output-logs=errors-only'];
  await runCommand('turbo', args, { cwd: workspace, env: environment() });
}

/** The caller's environment, with the installed tools on the path. */
function environment() {
  const binaries = join(workspace, 'node_modules', '.bin');
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' };
  const path = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[path] = [binaries, env[path]].join(delimiter);
  // With `production` pnpm leaves out the compiler.
  delete env.NODE_ENV;
  return env;
}

/** @returns {{ install?: string, build?: string }} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

/** @type {(stamp: { install: string, build?: string }) => void} */
function writeStamp(stamp) {
  mkdirSync(dirname(stampFile), { recursive: true });
  const temporary = `${stampFile}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(stamp));
  renameSync(temporary, stampFile);
}
