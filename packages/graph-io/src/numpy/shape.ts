/** @file The shape of an array, and the order of its elements. */
import type { NumericArray } from './element-types.js';

const mostAxes = 8;

/** Whether a value is the shape of an array that can be read. */
export function isShape(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length <= mostAxes &&
    value.every((size) => Number.isInteger(size) && size >= 0 && size < 2 ** 32)
  );
}

/** Number of elements; not exact beyond 2^53, which no file can hold. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((count, size) => count * size, 1);
}

/** Turns elements in column-major (Fortran) order into row-major order. */
export function toRowMajor(
  data: NumericArray | string[],
  shape: readonly number[],
): NumericArray | string[] {
  const positions = columnMajorPositions(shape, data.length);
  return Array.isArray(data)
    ? Array.from(positions, (position) => data[position]!)
    : data.map((_, k) => data[positions[k]!]!);
}

/** For each element in row-major order, where it stands in column-major order. */
function columnMajorPositions(shape: readonly number[], count: number): Uint32Array {
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((all, size) => all * size, 1));
  const index = new Array<number>(shape.length).fill(0);
  return new Uint32Array(count).map(() => {
    let position = 0;
    for (let axis = 0; axis < shape.length; axis++) position += index[axis]! * strides[axis]!;
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis]! === shape[axis]; axis--) {
      index[axis] = 0;
    }
    return position;
  });
}
