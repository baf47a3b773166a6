/**
 * @file A check of gradients against finite differences, for any function of tensors.
 *
 * The function's output y is reduced to a number L = sum of w * y with fixed random weights w, in float64
 * on the host. For every input, the derivative of L along random directions v is taken twice: as g . v with
 * the gradient g that tfjs computes, and by the fourth-order central difference
 *
 *   (8 (L(x + h v) - L(x - h v)) - (L(x + 2 h v) - L(x - 2 h v))) / (12 h)
 *
 * whose error, h^4, allows a step so large that float32's rounding does not drown the difference.
 */
import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { KernelError } from '../kernel-error.js';
import { toleranceOf } from './tolerances.js';

export interface CheckGradientsOptions {
  /** Variables the function reads, checked as its inputs are. @default none */
  readonly variables?: readonly tf.Variable[];
  /** Seed of weights and directions. @default 0 */
  readonly seed?: number;
  /** Step h of the differences; a direction's entries are in [-1, 1]. @default 0.01 */
  readonly epsilon?: number;
  /**
   * Largest error of a directional derivative, relative to the gradient's length.
   * @default the active backend's entry in the table of tolerances
   */
  readonly tolerance?: number;
  /** Directions tried for each input. @default 3 */
  readonly directions?: number;
}

/** A tensor to perturb: its name in messages, its values, and L for other values. */
interface Perturbed {
  readonly name: string;
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  lossAt(values: Float32Array): Promise<number>;
}

/**
 * Checks the gradients of `f` by each input and variable against finite differences.
 *
 * @param f differentiable, without side effects and without randomness between calls
 * @param inputs float32 tensors, at a point away from kinks (such as the 0 of a ReLU) by several steps
 * @throws KernelError `gradient-mismatch` naming the input, the two derivatives and the tolerance
 */
export async function checkGradients<Inputs extends tf.Tensor[]>(
  f: (...inputs: Inputs) => tf.Tensor,
  inputs: readonly [...Inputs],
  options: CheckGradientsOptions = {},
): Promise<void> {
  const { variables = [], seed = 0, epsilon = 0.01, directions = 3 } = options;
  const { tolerance = toleranceOf(tf.getBackend()).finiteDifference } = options;
  const random = new Random(seed, 'check-gradients');
  for (const perturbed of await differentiate(f, inputs, variables, random)) {
    for (let direction = 0; direction < directions; direction++) {
      await checkDirection(perturbed, random, epsilon, tolerance);
    }
  }
}

async function differentiate<Inputs extends tf.Tensor[]>(
  f: (...inputs: Inputs) => tf.Tensor,
  inputs: readonly [...Inputs],
  variables: readonly tf.Variable[],
  random: Random,
): Promise<Perturbed[]> {
  const call = (list: readonly tf.Tensor[]) => f(...(list as Inputs));
  const shape = tf.tidy(() => call(inputs).shape);
  const weights = symmetricUniform(tf.util.sizeFromShape(shape), random);
  const weighted = (...list: tf.Tensor[]): tf.Scalar =>
    tf.sum(tf.mul(call(list), tf.tensor(weights, shape)));
  const lossOf = async (list: readonly tf.Tensor[]) => {
    const output = tf.tidy(() => tf.clone(call(list)));
    return dot(weights, await readAndDispose(output));
  };

  const perturbed: Perturbed[] = [];
  const inputGradients = inputs.length > 0 ? tf.grads(weighted)([...inputs]) : [];
  for (const [index, input] of inputs.entries()) {
    perturbed.push({
      name: `input ${index} [${input.shape}]`,
      values: Float32Array.from(await input.data()),
      gradient: await readAndDispose(inputGradients[index]!),
      async lossAt(values) {
        const moved = tf.tensor(values, input.shape);
        try {
          return await lossOf(inputs.with(index, moved));
        } finally {
          moved.dispose();
        }
      },
    });
  }
  for (const variable of variables) {
    perturbed.push(
      await perturbedVariable(
        variable,
        () => weighted(...inputs),
        () => lossOf(inputs),
      ),
    );
  }
  return perturbed;
}

async function perturbedVariable(
  variable: tf.Variable,
  weighted: () => tf.Scalar,
  loss: () => Promise<number>,
): Promise<Perturbed> {
  const { value, grads } = tf.variableGrads(weighted, [variable]);
  value.dispose();
  const values = Float32Array.from(await variable.data());
  const assign = (other: Float32Array) =>
    tf.tidy(() => variable.assign(tf.tensor(other, variable.shape)));
  return {
    name: `variable "${variable.name}" [${variable.shape}]`,
    values,
    gradient: await readAndDispose(grads[variable.name]!),
    async lossAt(moved) {
      assign(moved);
      try {
        return await loss();
      } finally {
        assign(values);
      }
    },
  };
}

async function checkDirection(
  { name, values, gradient, lossAt }: Perturbed,
  random: Random,
  epsilon: number,
  tolerance: number,
): Promise<void> {
  const direction = symmetricUniform(values.length, random);
  const lossAlong = (step: number) =>
    lossAt(values.map((value, k) => value + step * direction[k]!));
  const inner = (await lossAlong(epsilon)) - (await lossAlong(-epsilon));
  const outer = (await lossAlong(2 * epsilon)) - (await lossAlong(-2 * epsilon));
  const numeric = (8 * inner - outer) / (12 * epsilon);
  const analytic = dot(gradient, direction);
  const allowed = tolerance * Math.max(Math.sqrt(dot(gradient, gradient)), Math.abs(numeric), 1e-3);
  // Written so that NaN fails.
  if (Math.abs(numeric - analytic) <= allowed) return;
  throw new KernelError(
    'gradient-mismatch',
    `the gradient by ${name} is wrong: along a random direction it gives ${analytic}, finite differences give ${numeric} (difference ${numeric - analytic}, allowed ${allowed})`,
  );
}

async function readAndDispose(tensor: tf.Tensor): Promise<Float32Array> {
  const values = Float32Array.from(await tensor.data());
  tensor.dispose();
  return values;
}

/** Uniform in [-1, 1). */
function symmetricUniform(length: number, random: Random): Float32Array {
  return Float32Array.from({ length }, () => 2 * random.uniform() - 1);
}

function dot(a: Float32Array, b: Float32Array): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k]! * b[k]!;
  return total;
}
