/** @file Registers TensorFlow.js's `cpu` backend: plain JavaScript, slow, available everywhere. */
import '@tensorflow/tfjs-backend-cpu';
