import type * as tf from '@tensorflow/tfjs-core';
import { checkSameShape, checkTensor } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

/** A parameter and what Adam keeps of its gradients, all of one shape, float32. */
export interface AdamState {
  readonly parameter: tf.Tensor;
  /** Running mean of the gradient. */
  readonly first: tf.Tensor;
  /** Running mean of its square. */
  readonly second: tf.Tensor;
}

/** The numbers of one step. */
export interface AdamRates {
  /** Decay of the first moment. */
  readonly beta1: number;
  /** Decay of the second moment. */
  readonly beta2: number;
  /** learningRate / (1 - beta1^t), t the number of the step, from 1. */
  readonly firstScale: number;
  /** 1 / (1 - beta2^t) */
  readonly secondScale: number;
  /** Added to the root of the second moment. */
  readonly epsilon: number;
}

export interface AdamStepSignature {
  readonly inputs: {
    readonly parameter: tf.Tensor;
    readonly first: tf.Tensor;
    readonly second: tf.Tensor;
    readonly gradient: tf.Tensor;
  };
  readonly attributes: AdamRates;
  readonly outputs: readonly [tf.Tensor, tf.Tensor, tf.Tensor];
  readonly saved: readonly [];
}

/**
 * One step of Adam (Kingma & Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1) in one pass:
 *
 *     first'     = beta1 first + (1 - beta1) gradient
 *     second'    = beta2 second + (1 - beta2) gradient²
 *     parameter' = parameter - firstScale first' / (sqrt(secondScale second') + epsilon)
 *
 * Not differentiable.
 *
 * @param gradient of the shape of the parameter, float32
 * @returns new tensors; the given ones stay as they are
 * @throws KernelError `invalid-argument` if the shapes differ.
 */
export function adamStep(
  { parameter, first, second }: AdamState,
  gradient: tf.Tensor,
  rates: AdamRates,
): AdamState {
  const inputs = { parameter, first, second, gradient };
  for (const [name, tensor] of Object.entries(inputs)) checkTensor('adamStep', name, tensor);
  checkSameShape('adamStep', inputs);
  const [newParameter, newFirst, newSecond] = runKernel('LatentGraphAdamStep', inputs, rates);
  return { parameter: newParameter, first: newFirst, second: newSecond };
}
