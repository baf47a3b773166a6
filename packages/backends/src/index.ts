export { BackendError, type BackendErrorCode } from './backend-error.js';
export { type BackendName, backendNames } from './backend-names.js';
export { type BackendChoice, type BackendOptions, useBackend } from './use-backend.js';
