/**
 * @file The patches of images that a convolution multiplies with its filter, and the adjoint: adding
 * patches into images. Both are a gather or scatter of pixels by index, which is differentiable on every
 * backend, where tfjs's wasm backend has no gradient for the filter of `tf.conv2d`.
 */
import { gatherRows, scatterRows } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';

/** Shape of a batch of images, channel last as in TensorFlow: `[B, H, W, C]`. */
export type ImageShape = readonly [batch: number, height: number, width: number, channels: number];

export interface ImagePatchesOptions {
  /** k: a patch is k x k pixels. */
  readonly kernelSize: number;
  /** Pixels from one patch to the next, in both directions. */
  readonly stride: number;
}

/** How many patches there are along a side of `size` pixels with 'same' padding: ceil(size / stride). */
export function patchesAlong(size: number, stride: number): number {
  return Math.ceil(size / stride);
}

/**
 * The patches around every stride-th pixel, with zeros outside of the image. Padding is TensorFlow's
 * 'same': as much as the last patch needs, half of it before the image and, if odd, one more after.
 */
export class ImagePatches {
  readonly #kernelSize: number;
  readonly #stride: number;
  #indices: ImageIndices | undefined;

  constructor({ kernelSize, stride }: ImagePatchesOptions) {
    this.#kernelSize = kernelSize;
    this.#stride = stride;
  }

  /** The patches `[B * h * w, k * k * C]` of images `[B, H, W, C]`; h and w by `patchesAlong`. */
  take(images: tf.Tensor4D): tf.Tensor2D {
    const [batch, height, width, channels] = images.shape;
    const pixels: tf.Tensor2D = tf.reshape(images, [batch * height * width, channels]);
    const padded = tf.concat([tf.zeros<tf.Rank.R2>([1, channels]), pixels]);
    const values = gatherRows(padded, this.#indicesOf(images.shape));
    const patches = batch * patchesAlong(height, this.#stride) * patchesAlong(width, this.#stride);
    return tf.reshape(values, [patches, this.#kernelSize ** 2 * channels]);
  }

  /** The images of the given shape `[B, H, W, C]` that are the sum of such patches `[B * h * w, k * k * C]`. */
  add(patches: tf.Tensor2D, shape: ImageShape): tf.Tensor4D {
    const [batch, height, width, channels] = shape;
    const indices = this.#indicesOf(shape);
    const values: tf.Tensor2D = tf.reshape(patches, [indices.length, channels]);
    const pixels = batch * height * width;
    const sums = scatterRows(values, indices, pixels + 1);
    // Not tf.slice: the gradient of a split is a concatenation, that of a slice a padding, which is slow.
    const [, images] = tf.split(sums, [1, pixels]);
    return tf.reshape(images!, [...shape]);
  }

  /**
   * For each value of each patch the row of its pixel, counted from 1; 0 stands for the padding. So the
   * indices of few images are the first of those of many, and one array serves all batch sizes: it is kept
   * until there are larger batches or images of another size.
   */
  #indicesOf([batch, height, width]: ImageShape): Uint32Array {
    let kept = this.#indices;
    if (kept?.height !== height || kept.width !== width || kept.batch < batch) {
      const ofImage = this.#indicesOfImage(height, width);
      const rows = repeat(ofImage, batch, height * width);
      kept = { batch, height, width, perImage: ofImage.length, rows };
      this.#indices = kept;
    }
    return kept.rows.subarray(0, batch * kept.perImage);
  }

  #indicesOfImage(height: number, width: number): Uint32Array {
    const rowsOfPixels = this.#positionsAlong(height);
    const columnsOfPixels = this.#positionsAlong(width);
    return Uint32Array.from(
      rowsOfPixels.flatMap((rows) =>
        columnsOfPixels.flatMap((columns) =>
          rows.flatMap((y) =>
            columns.map((x) => (isWithin(y, height) && isWithin(x, width) ? y * width + x + 1 : 0)),
          ),
        ),
      ),
    );
  }

  /** For each patch along a side the k positions that it covers, of which some may be outside. */
  #positionsAlong(size: number): number[][] {
    const count = patchesAlong(size, this.#stride);
    const padding = Math.max(0, (count - 1) * this.#stride + this.#kernelSize - size);
    const start = -Math.floor(padding / 2);
    return Array.from({ length: count }, (_, patch) =>
      Array.from({ length: this.#kernelSize }, (_, k) => start + patch * this.#stride + k),
    );
  }
}

/** The indices of the largest batch so far. */
interface ImageIndices {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  /** Indices of one image. */
  readonly perImage: number;
  readonly rows: Uint32Array;
}

function isWithin(position: number, size: number): boolean {
  return position >= 0 && position < size;
}

/** The indices of a batch, one image after the other. */
function repeat(ofImage: Uint32Array, batch: number, pixels: number): Uint32Array {
  const all = new Uint32Array(batch * ofImage.length);
  for (let image = 0; image < batch; image++) {
    const moved = ofImage.map((row) => (row === 0 ? 0 : row + image * pixels));
    all.set(moved, image * ofImage.length);
  }
  return all;
}
