/**
 * @file Principal components of vectors that move a little at a time, such as an embedding during
 * training. Orthogonal iteration goes on from the last directions, so the picture neither flips nor
 * jumps where a fresh analysis would.
 */

/** Rounds of orthogonal iteration; the first call has more, having nothing to start from. */
const rounds = { first: 100, next: 10 };

/** Projects vectors onto the plane in which they vary most. */
export class PlaneProjection {
  /** Two directions, `[2, d]`. */
  #directions: Float64Array | undefined;

  /**
   * Coordinates of each vector in the plane, `[N, 2]`.
   * @param values `[N, d]`, row-major
   */
  project(values: Float32Array, dimensions: number): Float32Array {
    const count = values.length / dimensions;
    const means = columnMeans(values, dimensions);
    if (dimensions <= 2) return centered(values, dimensions, means);
    const covariance = covarianceOf(values, dimensions, means);
    const known = this.#directions?.length === 2 * dimensions ? this.#directions : undefined;
    let directions = known ?? startingDirections(dimensions);
    for (let round = 0; round < (known ? rounds.next : rounds.first); round++) {
      directions = orthonormalized(multiplied(covariance, directions, dimensions), dimensions);
    }
    this.#directions = directions;
    const points = new Float32Array(2 * count);
    for (let row = 0; row < count; row++) {
      for (let axis = 0; axis < 2; axis++) {
        let sum = 0;
        for (let k = 0; k < dimensions; k++) {
          sum += (values[row * dimensions + k]! - means[k]!) * directions[axis * dimensions + k]!;
        }
        points[2 * row + axis] = sum;
      }
    }
    return points;
  }
}

function columnMeans(values: Float32Array, dimensions: number): Float64Array {
  const means = new Float64Array(dimensions);
  const count = values.length / dimensions;
  for (let k = 0; k < values.length; k++) means[k % dimensions]! += values[k]! / count;
  return means;
}

function centered(values: Float32Array, dimensions: number, means: Float64Array): Float32Array {
  const count = values.length / dimensions;
  const points = new Float32Array(2 * count);
  for (let k = 0; k < values.length; k++) {
    const column = k % dimensions;
    points[2 * Math.floor(k / dimensions) + column] = values[k]! - means[column]!;
  }
  return points;
}

function covarianceOf(values: Float32Array, dimensions: number, means: Float64Array): Float64Array {
  const covariance = new Float64Array(dimensions * dimensions);
  const row = new Float64Array(dimensions);
  for (let start = 0; start < values.length; start += dimensions) {
    for (let k = 0; k < dimensions; k++) row[k] = values[start + k]! - means[k]!;
    for (let i = 0; i < dimensions; i++) {
      for (let j = 0; j < dimensions; j++) covariance[i * dimensions + j]! += row[i]! * row[j]!;
    }
  }
  return covariance;
}

/** Fixed, and unlikely to be orthogonal to what is sought. */
function startingDirections(dimensions: number): Float64Array {
  return Float64Array.from({ length: 2 * dimensions }, (_, k) => Math.cos(1 + 2.4 * k));
}

function multiplied(matrix: Float64Array, rows: Float64Array, dimensions: number): Float64Array {
  const product = new Float64Array(2 * dimensions);
  for (let axis = 0; axis < 2; axis++) {
    for (let i = 0; i < dimensions; i++) {
      let sum = 0;
      for (let j = 0; j < dimensions; j++) {
        sum += matrix[i * dimensions + j]! * rows[axis * dimensions + j]!;
      }
      product[axis * dimensions + i] = sum;
    }
  }
  return product;
}

/** The first row at length 1, and of the second what is orthogonal to it; unit vectors where nothing is left. */
function orthonormalized(rows: Float64Array, dimensions: number): Float64Array {
  const first = rows.subarray(0, dimensions);
  const second = rows.subarray(dimensions);
  normalize(first, 0);
  const overlap = first.reduce((sum, entry, k) => sum + entry * second[k]!, 0);
  for (let k = 0; k < dimensions; k++) second[k]! -= overlap * first[k]!;
  normalize(second, 1);
  return rows;
}

function normalize(row: Float64Array, fallback: number): void {
  const length = Math.hypot(...row);
  if (length > 0) {
    for (let k = 0; k < row.length; k++) row[k]! /= length;
  } else {
    row[fallback] = 1;
  }
}
