import { LatentGraphError } from '@latentgraph/graph';

/**
 * What can go wrong in a kernel:
 * - `invalid-argument`: a shape, type or index that does not fit;
 * - `not-registered`: the kernels are not registered for the active backend;
 * - `not-ready`: the WASM module may not be compiled synchronously here, and `ready()` was not awaited;
 * - `out-of-memory`: the WASM memory that a kernel works on cannot grow any further;
 * - `threads-unavailable`: more than one thread was asked for where there can be none, or did not start;
 * - `fused-multiply-add-unavailable`: it was asked for where WebAssembly does not have it;
 * - `thread-lost`: a thread ended or failed, perhaps in the middle of a kernel;
 * - `not-differentiable`: a second derivative that is not implemented;
 * - `gradient-mismatch`: thrown by `checkGradients`.
 */
export type KernelErrorCode =
  | 'invalid-argument'
  | 'not-registered'
  | 'not-ready'
  | 'out-of-memory'
  | 'threads-unavailable'
  | 'fused-multiply-add-unavailable'
  | 'thread-lost'
  | 'not-differentiable'
  | 'gradient-mismatch';

/** Thrown by `@latentgraph/kernels`. */
export class KernelError extends LatentGraphError {
  declare readonly code: KernelErrorCode;

  constructor(code: KernelErrorCode, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}
