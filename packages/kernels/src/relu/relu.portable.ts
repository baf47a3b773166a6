import * as tf from '@tensorflow/tfjs-core';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { ReluSignature } from './relu.js';

export const reluPortable: PortableKernel<ReluSignature> = ({ x }) => [tf.relu(x)];
