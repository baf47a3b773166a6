/** @file IDX files made by hand. */

/** An IDX file of bytes; another type code makes one that is not read. */
export function idxBytes(shape: readonly number[], values: ArrayLike<number>, type = 8) {
  const header = shape.flatMap((size) => [size >>> 24, size >>> 16, size >>> 8, size]);
  return Uint8Array.of(0, 0, type, shape.length, ...header, ...Array.from(values));
}
