/** @file The backend of a run, for a person and for metrics.json. */
import type { BackendChoice } from '@latentgraph/backends';

/** The part of metrics.json on the backend. */
export interface BackendMetrics {
  /** Name of the backend that ran, also where `auto` was asked for. */
  readonly backend: string;
  readonly backendVersion: string;
  /** Why this one. */
  readonly backendReason: string;
  /** Threads that the kernels used. */
  readonly threads: number;
  /** Why there was only one, where `auto` could not have more. */
  readonly threadsReason?: string;
  /** Whether the kernels fused products and sums; then other machines may give other last bits. */
  readonly fusedMultiplyAdd: boolean;
}

/** What metrics.json records of the backend. */
export function backendMetrics(choice: BackendChoice): BackendMetrics {
  const { name, version, reason, threads, threadsReason, fusedMultiplyAdd } = choice;
  return {
    backend: name,
    backendVersion: version,
    backendReason: reason,
    threads,
    ...(threadsReason !== undefined && { threadsReason }),
    fusedMultiplyAdd,
  };
}

/** One line on the backend: which, why, and on how many threads. */
export function describeBackend(choice: BackendChoice): string {
  const { name, version, reason, threads, threadsReason, fusedMultiplyAdd } = choice;
  const count = `${threads} ${threads === 1 ? 'thread' : 'threads'}`;
  const why = threadsReason === undefined ? '' : ` (${threadsReason})`;
  return `Backend ${name} ${version} (${reason}), ${count}${why}${fusedMultiplyAdd ? ', fused multiply-add' : ''}`;
}
