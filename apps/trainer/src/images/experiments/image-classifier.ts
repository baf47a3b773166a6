/** @file A small network that tells the class of images, as a judge of what autoencoders make. */
import type { ImageSet } from '@latentgraph/datasets';
import { Random } from '@latentgraph/graph';
import { Module, MultilayerPerceptron } from '@latentgraph/layers';
import {
  type BatchOptions,
  gatherSamples,
  type LossTerms,
  type TrainableModel,
} from '@latentgraph/models';
import { trainEpochs } from '@latentgraph/training';
import * as tf from '@tensorflow/tfjs-core';
import type { ImageClassifier } from './experiment.js';
import { mean, mostProbable } from './row-figures.js';

const hidden = 100;
const epochs = 15;

interface LabeledBatch {
  readonly pixels: tf.Tensor2D;
  /** One-hot `[n, classCount]`. */
  readonly classes: tf.Tensor2D;
}

class ClassifierNetwork extends Module implements TrainableModel<ImageSet, LabeledBatch> {
  readonly #network: MultilayerPerceptron;

  constructor({ height, width, classCount }: ImageSet) {
    super();
    const widths = [height * width, hidden, classCount];
    const random = new Random(0, 'classifier');
    this.#network = this.child('network', new MultilayerPerceptron({ widths, random }));
  }

  *batches(images: ImageSet, { size, order }: BatchOptions): Generator<LabeledBatch> {
    const { count, height, width, labels, classCount } = images;
    const indices = order.shuffle(Uint32Array.from({ length: count }, (_, k) => k));
    const pixelCount = height * width;
    for (let first = 0; first < count; first += size) {
      const chosen = indices.subarray(first, first + size);
      const classes = new Float32Array(chosen.length * classCount);
      chosen.forEach((image, k) => {
        classes[k * classCount + labels[image]!] = 1;
      });
      const batch = {
        pixels: tf.tensor2d(gatherSamples(images, pixelCount, chosen), [chosen.length, pixelCount]),
        classes: tf.tensor2d(classes, [chosen.length, classCount]),
      };
      try {
        yield batch;
      } finally {
        tf.dispose([batch.pixels, batch.classes]);
      }
    }
  }

  /** The cross-entropy of the softmax. */
  loss({ pixels, classes }: LabeledBatch): LossTerms {
    const logits = this.#network.apply(pixels);
    const chosen = tf.sum(tf.mul(logits, classes), 1);
    const total = tf.mean<tf.Scalar>(tf.sub(tf.logSumExp(logits, 1), chosen));
    return { total, reconstruction: total, divergence: tf.scalar(0) };
  }

  probabilities(values: Float32Array, { height, width }: ImageSet): Float32Array {
    return tf.tidy(() => {
      const pixels = tf.tensor2d(values, [values.length / (height * width), height * width]);
      return tf.softmax(this.#network.apply(pixels)).dataSync<'float32'>();
    });
  }
}

/** Trains a classifier; the caller frees its network with `dispose`. */
export async function trainClassifier(
  train: ImageSet,
  test: ImageSet,
): Promise<ImageClassifier & { dispose(): void }> {
  const network = new ClassifierNetwork(train);
  for await (const _ of trainEpochs(network, train, { epochs, learningRate: 0.001 }));
  const found = mostProbable(network.probabilities(test.values, test), test.classCount);
  return {
    testAccuracy: mean(found.map((label, k) => Number(label === test.labels[k]))),
    probabilities: (values) => network.probabilities(values, train),
    dispose: () => network.dispose(),
  };
}
