/** Numbers and shape of a tensor in host memory. */
export interface HostTensor {
  readonly shape: readonly number[];
  /** May be a new view at each read, not to be kept: allocations can move what it shows. */
  readonly values: Float32Array;
}

/** How many numbers a tensor has. */
export function lengthOf(shape: readonly number[]): number {
  return shape.reduce((length, size) => length * size, 1);
}
