/** @file Whether a row of the matrix can run on this machine, and with which version. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromiumPath } from './chromium-path.mjs';

const probe = fileURLToPath(new URL('probe-tensorflow.mjs', import.meta.url));

/**
 * @typedef {object} Availability
 * @property {string} version Of the backend; empty where it is not there.
 * @property {string} [missing] Why the row cannot run.
 */

/** @type {(row: import('./rows.mjs').Row) => Availability} */
export function availabilityOf({ backend, chromium }) {
  if (backend === 'tensorflow') return probeTensorflow();
  if (chromium !== undefined && !existsSync(chromiumPath)) {
    const advice = 'install it, or give its path in CHROMIUM';
    return { version: '', missing: `there is no Chromium at ${chromiumPath}; ${advice}` };
  }
  const manifest = `@tensorflow/tfjs-backend-${backend}/package.json`;
  return { version: createRequire(import.meta.url)(manifest).version };
}

/** In a process of its own: an addon that does not fit may end it. */
function probeTensorflow() {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [probe], {
    encoding: 'utf8',
  });
  if (status === 0) return { version: stdout.trim().split('\n').at(-1) ?? '' };
  const reason = stderr.trim().split('\n').at(-1);
  return { version: '', missing: reason || `loading it ended with ${signal ?? status}` };
}
