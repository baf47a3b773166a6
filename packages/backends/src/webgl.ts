/** @file Registers TensorFlow.js's `webgl` backend, for GPUs in browsers. */
import '@tensorflow/tfjs-backend-webgl';
