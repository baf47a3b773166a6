/**
 * @file The names of backends, and what to say about a name that is none.
 */
import { suggestName } from '@latentgraph/graph';
import { BackendError } from './backend-error.js';

/** The backends this package can start. */
export const backendNames = ['wasm', 'tensorflow', 'cpu'] as const;

/** A backend this package can start. */
export type BackendName = (typeof backendNames)[number];

/**
 * The backends `auto` tries, best first. `tensorflow` is none of them, installed or not: no epoch was measured to be
 * faster on it than on `wasm`, and it takes three times the memory and a second more to start (docs/performance.md).
 */
export const automaticBackends = ['wasm', 'cpu'] as const satisfies readonly BackendName[];

const notOfferedNames = ['webgl', 'webgpu'];
const available = ['auto', ...backendNames].join(', ');

/**
 * Checks a name that may come from a command line.
 * @throws {BackendError} `unknown-backend` with the nearest name, or `unavailable-backend`.
 */
export function checkBackendName(name: string): 'auto' | BackendName {
  const known = (['auto', ...backendNames] as const).find((candidate) => candidate === name);
  if (known !== undefined) return known;
  if (notOfferedNames.includes(name)) {
    throw new BackendError(
      'unavailable-backend',
      `Backend "${name}" is not offered yet; available: ${available}.`,
    );
  }
  const suggestion = suggestName(name, ['auto', ...backendNames, ...notOfferedNames]);
  throw new BackendError(
    'unknown-backend',
    `Unknown backend "${name}"${suggestion || '.'} Available: ${available}.`,
  );
}
