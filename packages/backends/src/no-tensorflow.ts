/** @file What the backend `tensorflow` is where there is no Node: absent. */
import { BackendError } from './backend-error.js';

throw new BackendError(
  'unavailable-backend',
  'Backend "tensorflow" runs in Node only; use wasm, or webgl or webgpu, in a browser.',
);
