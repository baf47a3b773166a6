/** @file Gray images with a class each, as typed arrays: what image autoencoders learn from. */

/** Gray images of one size, with a class each. */
export interface ImageSet {
  /** Name of the dataset, such as `mnist`. */
  readonly name: string;
  readonly count: number;
  /** Rows of pixels of each image. */
  readonly height: number;
  /** Pixels of each row. */
  readonly width: number;
  /** Pixels row by row, from 0 (background) to 1: `[count, height * width]`. */
  readonly values: Float32Array;
  /** Class of each image, from 0: `[count]`. */
  readonly labels: Uint8Array;
  readonly classCount: number;
  /** Place of each image in its dataset `[count]`; kept when images are selected. */
  readonly indices: Uint32Array;
}
