/**
 * @file Sets the workspace up, then runs a program of it in this very process: no second start of
 * Node, and exit codes and signals are the program's own.
 */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CommandError } from './run-command.mjs';
import { setUp, workspace } from './set-up.mjs';

/** The trainer's entry file, from the workspace's folder. */
export const trainer = join('apps', 'trainer', 'dist', 'main.js');

/** @typedef {(progress: import('./set-up.mjs').Progress) => Promise<void>} Preparation */

/**
 * @param {object} options
 * @param {string} options.program The file to run, from the workspace's folder.
 * @param {readonly string[]} options.args
 * @param {import('./set-up.mjs').Progress} options.progress
 * @param {Preparation} [options.prepare] What the program needs besides the set-up.
 * @param {string} [options.folder] The program's working folder. @default the caller's
 */
export async function launch({ program, args, progress, folder = callersFolder(), prepare }) {
  const stopListening = exitOnSignals();
  try {
    await setUp(progress);
    await prepare?.(progress);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`${error.output.trimEnd()}\n\nSet-up failed: ${error.message}\n`);
    process.exit(1);
  }
  stopListening();
  const file = join(workspace, program);
  if (!existsSync(file)) {
    process.stderr.write(`Set-up made no ${relative(workspace, file)}: nothing to run.\n`);
    process.exit(1);
  }
  process.chdir(folder);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
}

/** npm runs scripts in the package's folder; people mean paths from where they are. */
function callersFolder() {
  return process.env.INIT_CWD ?? process.cwd();
}

/** During set-up a signal ends this process at once; the steps' processes and the lock go with it. */
function exitOnSignals() {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  const listeners = Object.entries(codes).map(([signal, code]) => {
    const listener = () => process.exit(code);
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const stop of listeners) stop();
  };
}
