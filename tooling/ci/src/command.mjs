/** @file Runs the commands of the checks, in the workspace and with its tools on the path. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the workspace. */
export const workspace = fileURLToPath(new URL('../../..', import.meta.url));

const binaries = join(workspace, 'node_modules', '.bin');

/**
 * @typedef {object} Outcome
 * @property {boolean} ok Whether the exit code was 0.
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a command, shows what it prints as it prints it, and keeps it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 * @returns {Promise<Outcome>}
 */
export function execute(command, args, { cwd = workspace } = {}) {
  console.log(`$ ${[command, ...args].join(' ')}`);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: [binaries, process.env.PATH].join(delimiter),
        // npm sets it for its scripts; here the caller's folder is the command's.
        INIT_CWD: cwd,
        TURBO_TELEMETRY_DISABLED: '1',
        NO_COLOR: '1',
      },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      stdout += text;
      process.stdout.write(text);
    });
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      stderr += text;
      process.stdout.write(text);
    });
    child.on('error', (error) => {
      console.log(error.message);
      resolve({ ok: false, stdout, stderr });
    });
    child.on('close', (code) => resolve({ ok: code === 0, stdout, stderr }));
  });
}
