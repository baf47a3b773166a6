/**
 * @file `Module`: a part of a model that owns named parameters. What a subclass declares with
 * `parameter` and `child` is found by the optimizer, the checkpoint and the gradient check without
 * further ado. A module keeps no other state.
 */
import * as tf from '@tensorflow/tfjs-core';
import { ModelError } from './errors.js';
import type { Initializer } from './initializers.js';

/** Anything with named, trainable parameters: a `Module`, or an own class of the same shape. */
export interface Parameterized {
  /** All parameters by their full name, for example `mean.weight`. */
  parameters(): ReadonlyMap<string, tf.Variable>;
  /** Frees the parameters; the object cannot be used after this. */
  dispose(): void;
}

/** Base class of layers, encoders, decoders and models. */
export abstract class Module implements Parameterized {
  readonly #own = new Map<string, tf.Variable>();
  readonly #children = new Map<string, Parameterized>();

  /** Creates a trainable parameter. Names contain no dot and are unique within the module. */
  protected parameter(name: string, shape: [], initial: Initializer): tf.Variable<tf.Rank.R0>;
  protected parameter(name: string, shape: [number], initial: Initializer): tf.Variable<tf.Rank.R1>;
  protected parameter(
    name: string,
    shape: [number, number],
    initial: Initializer,
  ): tf.Variable<tf.Rank.R2>;
  protected parameter(name: string, shape: number[], initial: Initializer): tf.Variable {
    this.#requireFreeName(name);
    const values = tf.tensor(initial(shape), shape, 'float32');
    const variable = tf.variable(values);
    values.dispose();
    this.#own.set(name, variable);
    return variable;
  }

  /** Adopts a part; its parameters appear as `name.parameter` and are freed with this module. */
  protected child<Part extends Parameterized>(name: string, part: Part): Part {
    this.#requireFreeName(name);
    this.#children.set(name, part);
    return part;
  }

  parameters(): ReadonlyMap<string, tf.Variable> {
    const all = new Map(this.#own);
    for (const [name, part] of this.#children) {
      for (const [inner, variable] of part.parameters()) all.set(`${name}.${inner}`, variable);
    }
    return all;
  }

  dispose(): void {
    for (const variable of this.#own.values()) {
      // tfjs would free the memory a second time, which a clone may be using.
      if (!variable.isDisposed) variable.dispose();
    }
    for (const part of this.#children.values()) part.dispose();
  }

  #requireFreeName(name: string): void {
    if (name === '' || name.includes('.')) {
      throw new ModelError(
        'invalid-option',
        `'${name}' is no parameter name: use a word without a dot`,
      );
    }
    if (this.#own.has(name) || this.#children.has(name)) {
      throw new ModelError(
        'duplicate-name',
        `${this.constructor.name} has two parts named '${name}'`,
      );
    }
  }
}
