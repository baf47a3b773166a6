import type { BatchOptions, RandomStreams, TrainableModel } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { trainEpochs } from './train-epochs.js';

/** Pulls one number towards zero. */
class Shrinking implements TrainableModel<null, null> {
  readonly x = tf.variable(tf.scalar(3));

  parameters(): ReadonlyMap<string, tf.Variable> {
    return new Map([['x', this.x]]);
  }

  batches(): null[] {
    return [null];
  }

  loss() {
    const reconstruction = tf.square<tf.Scalar>(this.x);
    return { total: reconstruction, reconstruction, divergence: tf.scalar(0) };
  }

  dispose(): void {
    this.x.dispose();
  }
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('trainEpochs', () => {
  it('trains any model, and tells what was measured, 0 included', async () => {
    const model = new Shrinking();
    const before = tf.memory().numTensors;
    const epochs = trainEpochs(model, null, { epochs: 2, validate: async () => 0 });
    const seen = [];
    for await (const { number, loss, validation } of epochs) seen.push([number, loss, validation]);
    // The first steps of Adam are as long as its learning rate.
    expect(seen).toEqual([
      [1, 9, 0],
      [2, expect.closeTo(2.99 ** 2, 5), 0],
    ]);
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });

  it('means over the batches, each counting alike, and hands on what a model asks for', async () => {
    const asked: [number, string, number[]][] = [];
    class Batched implements TrainableModel<number[], number> {
      readonly x = tf.variable(tf.scalar(0));

      parameters(): ReadonlyMap<string, tf.Variable> {
        return new Map([['x', this.x]]);
      }

      batches(data: number[], { size, order }: BatchOptions): number[] {
        asked.push([size, order.state.stream, []]);
        return data;
      }

      loss(batch: number, _: RandomStreams, warmUp: number) {
        asked.at(-1)![2].push(warmUp);
        const divergence = tf.scalar(10 * batch);
        // The parameter counts for nothing: the figures below are exact.
        const reconstruction = tf.add<tf.Scalar>(tf.mul(this.x, 0), batch);
        return { total: tf.add<tf.Scalar>(reconstruction, divergence), reconstruction, divergence };
      }

      dispose(): void {
        this.x.dispose();
      }
    }
    const model = new Batched();
    const options = { epochs: 3, batchSize: 7, warmUpEpochs: 2 };
    for await (const epoch of trainEpochs(model, [1, 2, 6], options)) {
      expect(epoch).toMatchObject({ loss: 33, reconstruction: 3, divergence: 30 });
    }
    expect(asked).toEqual([
      [7, 'batches', [0, 0, 0]],
      [7, 'batches', [0.5, 0.5, 0.5]],
      [7, 'batches', [1, 1, 1]],
    ]);
    model.dispose();
  });

  it('frees what it holds where a loss does not depend on the parameters', async () => {
    class Unrelated extends Shrinking {
      override loss() {
        return { total: tf.scalar(1), reconstruction: tf.scalar(1), divergence: tf.scalar(0) };
      }
    }
    const model = new Unrelated();
    const before = tf.memory().numTensors;
    await expect(trainEpochs(model, null).next()).rejects.toThrow('connection');
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });
});
