/**
 * @file Adam (Kingma & Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1), with an
 * explicit epsilon: tfjs's own optimizer takes another one on each backend.
 */
import { adamStep } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { TrainingError } from './errors.js';

export interface AdamOptions {
  /** @default 0.01 */
  readonly learningRate?: number;
  /** Decay of the first moment. @default 0.9 */
  readonly beta1?: number;
  /** Decay of the second moment. @default 0.999 */
  readonly beta2?: number;
  /** Added to the root of the second moment. @default 1e-8 */
  readonly epsilon?: number;
}

interface Moments {
  readonly variable: tf.Variable;
  readonly first: tf.Variable;
  readonly second: tf.Variable;
}

/** The Adam optimizer over a set of named parameters. */
export class Adam {
  readonly #options: Required<AdamOptions>;
  readonly #moments: readonly Moments[];
  #stepCount = 0;

  /** @throws TrainingError `invalid-option` for a learning rate that is not above 0 */
  constructor(parameters: ReadonlyMap<string, tf.Variable>, options: AdamOptions = {}) {
    const { learningRate = 0.01, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
    if (!(learningRate > 0 && Number.isFinite(learningRate))) {
      throw new TrainingError(
        'invalid-option',
        `learningRate must be above 0, got ${learningRate}`,
      );
    }
    this.#options = { learningRate, beta1, beta2, epsilon };
    this.#moments = [...parameters.values()].map((variable) => ({
      variable,
      first: zerosLike(variable),
      second: zerosLike(variable),
    }));
  }

  /** The parameters it updates. */
  get variables(): tf.Variable[] {
    return this.#moments.map(({ variable }) => variable);
  }

  /**
   * One update. A parameter without a gradient stays as it is.
   * @param gradients gradient of the loss by `variable.name`
   */
  step(gradients: tf.NamedTensorMap): void {
    const { learningRate, beta1, beta2, epsilon } = this.#options;
    this.#stepCount++;
    const firstScale = learningRate / (1 - beta1 ** this.#stepCount);
    const secondScale = 1 / (1 - beta2 ** this.#stepCount);
    for (const { variable, first, second } of this.#moments) {
      const gradient = gradients[variable.name];
      if (!gradient) continue;
      const state = { parameter: variable, first, second };
      const rates = { beta1, beta2, firstScale, secondScale, epsilon };
      tf.tidy(() => {
        const next = adamStep(state, gradient, rates);
        variable.assign(next.parameter);
        first.assign(next.first);
        second.assign(next.second);
      });
    }
  }

  /** Frees the moments, not the parameters. */
  dispose(): void {
    for (const { first, second } of this.#moments) {
      first.dispose();
      second.dispose();
    }
  }
}

function zerosLike(variable: tf.Variable): tf.Variable {
  return tf.tidy(() => tf.variable(tf.zeros(variable.shape), false));
}
