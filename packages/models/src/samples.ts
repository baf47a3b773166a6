import { ModelError } from '@latentgraph/layers';

/** Vectors to encode, such as the pixels of images. */
export interface Samples {
  /** N */
  readonly count: number;
  /** `[N, F]`, row by row. */
  readonly values: Float32Array;
}

/**
 * F, the length of each sample's vector.
 * @throws ModelError `shape-mismatch` unless the values are `count` vectors of one length
 */
export function sampleWidth({ count, values }: Samples): number {
  const width = values.length / count;
  if (isWholeFromOne(count) && isWholeFromOne(width)) return width;
  throw new ModelError(
    'shape-mismatch',
    `${values.length} values are not ${count} samples of one length; give [count, F] values and a count above 0`,
  );
}

function isWholeFromOne(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}

/** The values of some samples `[indices.length, F]`, in the order of the indices. */
export function gatherSamples(
  { values }: Samples,
  width: number,
  indices: Uint32Array,
): Float32Array {
  const gathered = new Float32Array(indices.length * width);
  indices.forEach((index, k) => {
    gathered.set(values.subarray(index * width, (index + 1) * width), k * width);
  });
  return gathered;
}
