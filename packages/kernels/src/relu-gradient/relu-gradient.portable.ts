import * as tf from '@tensorflow/tfjs-core';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { ReluGradientSignature } from './relu-gradient.js';

export const reluGradientPortable: PortableKernel<ReluGradientSignature> = ({
  output,
  outGradient,
}) => [tf.where(tf.lessEqual(output, 0), tf.zerosLike(outGradient), outGradient)];
