import * as tf from '@tensorflow/tfjs-core';
import { indexTensor } from '../portable/indices.js';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { GatherRowsSignature } from './gather-rows.js';

export const gatherRowsPortable: PortableKernel<GatherRowsSignature> = ({ x }, { rows }) => [
  tf.gather(x, indexTensor(rows)),
];
