/** @file Registers TensorFlow.js's `webgpu` backend, for GPUs in browsers. */
import '@tensorflow/tfjs-backend-webgpu';
