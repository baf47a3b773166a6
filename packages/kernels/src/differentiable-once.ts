import * as tf from '@tensorflow/tfjs-core';
import { KernelError } from './kernel-error.js';

/**
 * A gradient computed from something the forward pass left. Its own derivative is not implemented:
 * differentiating it by one of `inputs` is an error, where tfjs, for which a saved output is a constant,
 * would leave it out without a word.
 */
export function differentiableOnce(
  op: string,
  inputs: readonly tf.Tensor[],
  gradient: () => tf.Tensor,
): tf.Tensor {
  // Outside all differentiation nobody can ask for a second one, and the guard costs as much as the gradient.
  if (tf.engine().state.gradientDepth === 0) return gradient();
  const guarded = tf.customGrad(() => ({
    value: gradient(),
    gradFunc: () => {
      throw new KernelError('not-differentiable', `${op} can be differentiated once, not twice`);
    },
  }));
  return guarded(...inputs);
}
