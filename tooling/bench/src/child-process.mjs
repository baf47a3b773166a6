/** @file Measurements in processes of their own: memory is honest there, and nothing is warm. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SHOWN_CHARACTERS = 1500;

/** A measured process failed; the message has the end of what it printed, `reason` one line of it. */
export class ChildError extends Error {
  /** @param {string} commandLine @param {string} outcome @param {string} output */
  constructor(commandLine, outcome, output) {
    super(`\`${commandLine}\` failed (${outcome}): ${output.trim().slice(-SHOWN_CHARACTERS)}`);
    this.name = 'ChildError';
    const lines = output.trim().split('\n');
    // As Node and Python name an error that nobody caught.
    const named = lines.findLast((line) => /^[\w.]*(Error|Exception)\b.*: /.test(line));
    this.reason = named ?? (lines.at(-1) || outcome);
  }
}

/**
 * @typedef {object} Ended
 * @property {string} stdout
 * @property {number} milliseconds From just before the start until it was gone.
 */

/**
 * Runs a program to its end. It ends with this process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<Ended>}
 * @throws {ChildError} If it cannot be started or exits with another code than 0.
 */
export function runChild(command, args, options = {}) {
  const commandLine = [command, ...args].join(' ');
  const start = performance.now();
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    output += text;
  });
  const stop = () => child.kill();
  process.once('exit', stop);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new ChildError(commandLine, error.message, output)));
    child.on('close', (code, signal) => {
      process.off('exit', stop);
      const milliseconds = performance.now() - start;
      if (code === 0) resolve({ stdout, milliseconds });
      else reject(new ChildError(commandLine, signal ?? `exit code ${code}`, output));
    });
  });
}

/**
 * Runs a script of this folder with settings, and reads the object it prints.
 * @param {URL} script
 * @param {unknown} settings Anything JSON can hold; the script finds it in `process.argv[2]`.
 * @returns {Promise<any>} What the script printed, parsed.
 */
export async function runScript(script, settings) {
  const args = [fileURLToPath(script), JSON.stringify(settings)];
  return lastJsonLine((await runChild(process.execPath, args)).stdout);
}

/**
 * The object on the last line of what a program printed.
 * @param {string} stdout
 * @returns {any}
 * @throws {SyntaxError} If that line is no JSON.
 */
export function lastJsonLine(stdout) {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}
