/** @file Registers TensorFlow.js's `webgpu` backend: browsers' GPUs, by their newer interface. */
import '@tensorflow/tfjs-backend-webgpu';
