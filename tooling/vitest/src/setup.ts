/**
 * @file Runs before each test file of the packages with tensors: both backends, all gradients and
 * LatentGraph's kernels are registered, so a test only calls `await tf.setBackend(name)`.
 *
 * `IS_TEST` makes tfjs throw where a kernel leaks a tensor, and keeps its hints quiet.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@latentgraph/backends/cpu';
import '@latentgraph/backends/wasm';
import '@latentgraph/kernels/register';
import '../../../packages/backends/src/gradients.generated.js';

tf.env().set('IS_TEST', true);
