/** @file Registers TensorFlow.js's `webgl` backend: browsers' GPUs. */
import '@tensorflow/tfjs-backend-webgl';
