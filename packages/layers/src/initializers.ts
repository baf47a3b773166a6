/**
 * @file Initial values of parameters. An initializer computes plain numbers, so that a model starts
 * from the same bits on every backend.
 */
import type { Random } from '@latentgraph/graph';

/** Makes the initial values of a parameter of the given shape, in row-major order. */
export type Initializer = (shape: readonly number[]) => Float32Array;

/** Every value is `value`. */
export function constant(value: number): Initializer {
  return (shape) => new Float32Array(sizeOf(shape)).fill(value);
}

/** How many numbers each output of a layer is made of, and how many outputs each of its inputs reaches. */
export interface Fans {
  readonly inputs: number;
  readonly outputs: number;
}

/**
 * Uniform in ±sqrt(6 / (inputs + outputs)) (Glorot & Bengio, "Understanding the difficulty of training deep
 * feedforward neural networks", 2010, eq. 16).
 * @param fans inputs and outputs. @default those of a weight of shape `[inputs, outputs]`
 */
export function glorotUniform(random: Random, fans?: Fans): Initializer {
  return (shape) => {
    const { inputs, outputs } = fans ?? { inputs: shape[0] ?? 1, outputs: shape[1] ?? 1 };
    const limit = Math.sqrt(6 / (inputs + outputs));
    return Float32Array.from({ length: sizeOf(shape) }, () => (2 * random.uniform() - 1) * limit);
  };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, dimension) => size * dimension, 1);
}
