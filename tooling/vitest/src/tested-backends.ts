/**
 * @file The backends that numeric tests run on, in one place: `describe.each(testedBackends)`. With `npm test`
 * they are `cpu` and `wasm`, with `npm run test:backends` each in turn; `testedBackends` in a config of vitest.
 */
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    testedBackends: readonly string[];
  }
}

/** Names of backends, as `tf.setBackend` takes them. */
export const testedBackends = inject('testedBackends');
