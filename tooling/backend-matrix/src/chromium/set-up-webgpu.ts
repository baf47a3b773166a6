import '@latentgraph/backends/cpu';
import '@latentgraph/backends/webgpu';
import '@latentgraph/kernels/register';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
tf.env().set('IS_TEST', true);
tf.env().set('WEBGPU_CPU_FORWARD', false);
