/** @file What trains, as the page is told. */
import type { BackendChoice } from '@latentgraph/backends';

export interface Machine {
  readonly backend: string;
  /** Of the kernels; of a GPU, which does not use them, there are none. */
  readonly threads?: number;
  /** Why there are no more threads, where there could not be. */
  readonly threadsReason?: string;
}

export function machineOf({ name, threads, threadsReason }: BackendChoice): Machine {
  if (name === 'webgl' || name === 'webgpu') return { backend: name };
  return { backend: name, threads, ...(threadsReason !== undefined && { threadsReason }) };
}
