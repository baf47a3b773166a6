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

/**
 * Uniform in ±sqrt(6 / (inputs + outputs)) for a weight `[inputs, outputs]` (Glorot & Bengio,
 * "Understanding the difficulty of training deep feedforward neural networks", 2010, eq. 16).
 */
export function glorotUniform(random: Random): Initializer {
  return (shape) => {
    const [inputs = 1, outputs = 1] = shape;
    const limit = Math.sqrt(6 / (inputs + outputs));
    return Float32Array.from({ length: sizeOf(shape) }, () => (2 * random.uniform() - 1) * limit);
  };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, dimension) => size * dimension, 1);
}
