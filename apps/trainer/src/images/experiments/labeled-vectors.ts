/** @file Vectors with classes: embeddings of images, or their pixels. */
import type { ImageSet, ImageSplit } from '@latentgraph/datasets';
import type { Autoencoder } from '@latentgraph/models';
import { encodeImages } from './latent-vectors.js';

/** Vectors with a class each. */
export interface LabeledVectors {
  /** `[count, width]` */
  readonly values: Float32Array;
  readonly labels: Uint8Array;
  readonly width: number;
}

/** Vectors of each part of a split. */
export type VectorSplit = { readonly [Part in keyof ImageSplit]: LabeledVectors };

/** The images of a split as they are, a row of pixels each. */
export function pixelVectors(split: ImageSplit): VectorSplit {
  const vectors = ({ values, labels, height, width }: ImageSet): LabeledVectors => ({
    values,
    labels,
    width: height * width,
  });
  const { train, validation, test } = split;
  return { train: vectors(train), validation: vectors(validation), test: vectors(test) };
}

/** The images of a split as a model embeds them. */
export async function embeddingVectors(
  model: Autoencoder,
  split: ImageSplit,
): Promise<VectorSplit> {
  const vectors = async (images: ImageSet): Promise<LabeledVectors> => {
    const values = await encodeImages(model, images);
    return { values, labels: images.labels, width: values.length / images.count };
  };
  const { train, validation, test } = split;
  return {
    train: await vectors(train),
    validation: await vectors(validation),
    test: await vectors(test),
  };
}

/** Some rows, in the order of `indices`. */
export function selectRows(
  { values, labels, width }: LabeledVectors,
  indices: ArrayLike<number>,
): LabeledVectors {
  const selected = new Float32Array(indices.length * width);
  for (let k = 0; k < indices.length; k++) {
    const row = indices[k]!;
    selected.set(values.subarray(row * width, (row + 1) * width), k * width);
  }
  return { values: selected, labels: Uint8Array.from(indices, (row) => labels[row]!), width };
}
