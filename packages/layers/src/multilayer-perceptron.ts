import type { Random } from '@latentgraph/graph';
import { relu } from '@latentgraph/kernels';
import type * as tf from '@tensorflow/tfjs-core';
import { Dense } from './dense.js';
import { ModelError, requirePositiveInteger } from './errors.js';
import { Module } from './module.js';

export interface MultilayerPerceptronOptions {
  /** Widths of the input, of each hidden layer and of the output; at least two. */
  readonly widths: readonly number[];
  /** Source of the initial weights. */
  readonly random: Random;
}

/** Dense layers one after the other, with ReLU between them and none after the last. */
export class MultilayerPerceptron extends Module {
  readonly #layers: readonly Dense[];

  /** @throws ModelError `invalid-option` for fewer than two widths or one below 1 */
  constructor({ widths, random }: MultilayerPerceptronOptions) {
    super();
    if (widths.length < 2) {
      throw new ModelError(
        'invalid-option',
        `widths must be those of the input and the output at least, got [${widths.join(', ')}]`,
      );
    }
    for (const width of widths) requirePositiveInteger('width', width);
    this.#layers = widths.slice(1).map((outputs, depth) => {
      const name = `layer${depth}`;
      const inputs = widths[depth]!;
      return this.child(name, new Dense({ inputs, outputs, random: random.substream(name) }));
    });
  }

  /**
   * @returns `[rows, outputs]` for x `[rows, inputs]`
   * @throws ModelError `shape-mismatch` where x has another width than the first
   */
  apply(x: tf.Tensor2D): tf.Tensor2D {
    const [first, ...others] = this.#layers;
    return others.reduce((hidden, layer) => layer.apply(relu(hidden)), first!.apply(x));
  }
}
