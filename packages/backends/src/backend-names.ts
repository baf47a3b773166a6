/**
 * @file The names of backends, and what to say about a name that is none.
 */
import { suggestName } from '@latentgraph/graph';
import { BackendError } from './backend-error.js';

/** The backends this package can start. */
export const backendNames = ['wasm', 'tensorflow', 'cpu', 'webgl', 'webgpu'] as const;

/** A backend this package can start. */
export type BackendName = (typeof backendNames)[number];

/**
 * The backends `auto` tries, best first. `tensorflow` is none of them, installed or not: no epoch was measured to be
 * faster on it than on `wasm`, and it takes three times the memory and a second more to start (docs/performance.md).
 * Nor are `webgl` and `webgpu`: nothing measured says for which work they are faster, and their results are not the
 * same bits.
 */
export const automaticBackends = ['wasm', 'cpu'] as const satisfies readonly BackendName[];

const available = ['auto', ...backendNames].join(', ');

/**
 * Checks a name that may come from a command line.
 * @throws {BackendError} `unknown-backend` with the nearest name
 */
export function checkBackendName(name: string): 'auto' | BackendName {
  const known = (['auto', ...backendNames] as const).find((candidate) => candidate === name);
  if (known !== undefined) return known;
  const suggestion = suggestName(name, ['auto', ...backendNames]);
  throw new BackendError(
    'unknown-backend',
    `Unknown backend "${name}"${suggestion || '.'} Available: ${available}.`,
  );
}
