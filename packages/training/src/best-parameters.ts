import type { Parameterized } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';

/** Remembers the parameters of a module at its best score. */
export class BestParameters {
  readonly #module: Parameterized;
  #values: ReadonlyMap<string, tf.Tensor> = new Map();
  #score = Number.NEGATIVE_INFINITY;

  constructor(module: Parameterized) {
    this.#module = module;
  }

  /** Copies the current parameters if `score` is higher than any before. */
  offer(score: number): void {
    if (score <= this.#score) return;
    this.#score = score;
    this.#free();
    this.#values = new Map(
      [...this.#module.parameters()].map(([name, variable]) => [name, tf.keep(tf.clone(variable))]),
    );
  }

  /** Puts the best parameters back, if there are any, and frees the copies. */
  restore(): void {
    for (const [name, variable] of this.#module.parameters()) {
      const values = this.#values.get(name);
      if (values) variable.assign(values);
    }
    this.#free();
  }

  #free(): void {
    for (const copy of this.#values.values()) copy.dispose();
    this.#values = new Map();
  }
}
