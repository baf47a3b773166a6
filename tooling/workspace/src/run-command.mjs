/** @file Runs a command of the set-up with its output kept, to be shown only if it fails. */
import { spawn } from 'node:child_process';

const onWindows = process.platform === 'win32';

/** A command of the set-up ended with an exit code other than 0. */
export class CommandError extends Error {
  /**
   * @param {string} commandLine
   * @param {string} outcome Such as `exit code 1`.
   * @param {string} output Everything it printed.
   */
  constructor(commandLine, outcome, output) {
    super(`\`${commandLine}\` failed (${outcome})`);
    this.name = 'CommandError';
    this.output = output;
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args Without spaces or quotes: on Windows they go through a shell, since
 *   `npx` and `turbo` are scripts there.
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<void>}
 * @throws {CommandError}
 */
export function runCommand(command, args, { cwd, env = process.env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: onWindows,
      // A process group of its own, so that stopping the command stops what it started.
      detached: !onWindows,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        output += text;
      });
    }
    const stopChild = () => {
      if (onWindows || child.pid === undefined) child.kill();
      else process.kill(-child.pid);
    };
    process.once('exit', stopChild);
    child.on('error', reject).on('close', (code, signal) => {
      process.off('exit', stopChild);
      if (code === 0) resolve();
      else {
        const outcome = signal === null ? `exit code ${code}` : signal;
        reject(new CommandError([command, ...args].join(' '), outcome, output));
      }
    });
  });
}
