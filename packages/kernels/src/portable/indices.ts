import * as tf from '@tensorflow/tfjs-core';

/** Positions `first` to `end` of an index list as the int32 tensor that tfjs's gather takes. */
export function indexTensor(indices: Uint32Array, first = 0, end = indices.length): tf.Tensor1D {
  return tf.tensor1d(Int32Array.from(indices.subarray(first, end)), 'int32');
}
