import { LatentGraphError } from '@latentgraph/graph';

/** What can go wrong when a backend is chosen. */
export type BackendErrorCode =
  /** No backend has this name. */
  | 'unknown-backend'
  /** TensorFlow.js has this backend; this package does not offer it here, or the package it needs is not installed. */
  | 'unavailable-backend'
  /** The backend could not be loaded or did not start; `cause` has the original error. */
  | 'failed-backend';

/** Thrown by `useBackend` when the backend that was asked for cannot be used. */
export class BackendError extends LatentGraphError {
  declare readonly code: BackendErrorCode;

  constructor(code: BackendErrorCode, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}
