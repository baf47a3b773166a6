import type { BackendChoice } from '@latentgraph/backends';

/** One line on the backend: which, why, and on how many threads. */
export function describeBackend({ name, reason, threads }: BackendChoice): string {
  return `Backend ${name} (${reason}), ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}
