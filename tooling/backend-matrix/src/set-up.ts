/**
 * @file Runs before each test file: starts the backend under test, as a user does, and before it cpu, which gives the
 * training tests their reference. `IS_TEST` makes tfjs throw where a kernel leaks a tensor.
 */
import { useBackend } from '@latentgraph/backends';
import * as tf from '@tensorflow/tfjs-core';
import { testedBackends } from '../../vitest/src/tested-backends.js';

await useBackend('cpu', { threads: 1 });
for (const name of testedBackends) await useBackend(name, { threads: 1 });

tf.env().set('IS_TEST', true);
// The tensors of tests are small: tfjs would leave them to the CPU.
for (const name of testedBackends.filter((backend) => backend.startsWith('webg'))) {
  tf.env().set(`${name.toUpperCase()}_CPU_FORWARD`, false);
}
