/** @file Prints the version of TensorFlow's library, or fails with the reason why it does not load. */
import { useBackend } from '@latentgraph/backends';
import * as tf from '@tensorflow/tfjs-core';

try {
  await useBackend('tensorflow', { threads: 1 });
  const backend = tf.backend();
  const binding = 'binding' in backend ? backend.binding : undefined;
  const isObject = typeof binding === 'object' && binding !== null;
  console.log(isObject && 'TF_Version' in binding ? binding.TF_Version : 'of unknown version');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
