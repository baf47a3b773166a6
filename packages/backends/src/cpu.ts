/** @file Registers TensorFlow.js's `cpu` backend: plain JavaScript, slow, available everywhere. */
import { version_cpu } from '@tensorflow/tfjs-backend-cpu';

/** Version of the backend. */
export const version: string = version_cpu;
