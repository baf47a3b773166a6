/**
 * @file Registers the backend `tensorflow`, for tests that run on it, where its native addon is there. It makes that
 * backend the current one, as tfjs-node always does.
 */
import { missingAddon } from '../../native/src/missing-addon.mjs';

const missing = missingAddon();
if (missing === undefined) await import('@latentgraph/backends/tensorflow');
else console.warn(`The tests on the backend tensorflow are skipped: ${missing}`);

/** Whether there is no such backend here. */
export const withoutTensorflow = missing !== undefined;

/** Its name in a list, or nothing. */
export const tensorflowIfThere: readonly string[] = withoutTensorflow ? [] : ['tensorflow'];
