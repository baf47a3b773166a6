import '@latentgraph/backends/cpu';
import '@latentgraph/backends/webgl';
import '@latentgraph/kernels/register';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
tf.env().set('IS_TEST', true);
tf.env().set('WEBGL_CPU_FORWARD', false);
tf.env().set('WEBGL_USE_SHAPES_UNIFORMS', true);
