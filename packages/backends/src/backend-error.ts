import { LatentGraphError } from '@latentgraph/graph';

/** What can go wrong when a backend is chosen. */
export type BackendErrorCode =
  /** No backend has this name. */
  | 'unknown-backend'
  /** The backend exists, but not here: its package is missing, or it runs elsewhere. */
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
