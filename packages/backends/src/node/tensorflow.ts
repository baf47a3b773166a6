/**
 * @file Registers TensorFlow.js's backend `tensorflow`: TensorFlow's own library, through the native addon of
 * the package `@tensorflow/tfjs-node`, which users install themselves.
 *
 * The package is loaded by `require`, so that no bundler looks for it where it is not installed.
 */
import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { BackendError } from '../backend-error.js';
import { restoreUtilFunctions } from './removed-util-functions.js';

const packageName = '@tensorflow/tfjs-node';
const advice =
  'Run `latentgraph doctor` to see what is missing; in a clone of LatentGraph, `npm run native` builds it (tooling/native)';

const require = createRequire(import.meta.url);

checkVersion();
restoreUtilFunctions();
// The kernel that TensorFlow takes from oneDNN for dense products damages the heap, which shows as "corrupted size vs.
// prev_size" and the end of the process, for one under Node's profiler (tensorflow/tfjs issues 7719, 8284). Eigen's
// own takes a twentieth more time. The variable is read at the first product and has to stay.
process.env.TENSORFLOW_USE_CUSTOM_CONTRACTION_KERNEL ??= 'false';
// On newer processors TensorFlow takes more from oneDNN, and says so on stderr. Without it results differ less from one to another.
process.env.TF_ENABLE_ONEDNN_OPTS ??= '0';
withoutBanner(() => {
  try {
    require('@tensorflow/tfjs-node');
  } catch (cause) {
    const [problem] = String(cause instanceof Error ? cause.message : cause).split('\n');
    throw new BackendError(
      'failed-backend',
      `Backend "tensorflow" did not start: the native addon of ${packageName} does not load (${problem}). ${advice}.`,
      { cause },
    );
  }
});

function checkVersion(): void {
  let version: unknown;
  try {
    ({ version } = require('@tensorflow/tfjs-node/package.json'));
  } catch (cause) {
    throw new BackendError(
      'unavailable-backend',
      `Backend "tensorflow" needs the package ${packageName}, which is not installed: npm install ${packageName}@${tf.version_core}`,
      { cause },
    );
  }
  if (version !== tf.version_core) {
    throw new BackendError(
      'failed-backend',
      `Backend "tensorflow" did not start: ${packageName} ${version} does not fit @tensorflow/tfjs-core ${tf.version_core}. Install both in the same version`,
    );
  }
}

/** TensorFlow greets on stderr with what its build could use of the processor. */
function withoutBanner(run: () => void): void {
  const name = 'TF_CPP_MIN_LOG_LEVEL';
  const before = process.env[name];
  process.env[name] = before ?? '1';
  try {
    run();
  } finally {
    if (before === undefined) delete process.env[name];
  }
}
