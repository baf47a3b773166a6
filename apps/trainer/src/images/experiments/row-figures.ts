/** @file Figures of rows of plain numbers, by which experiments measure. */

/** Euclidean distance of each row of `a` to the same row of `b`. */
export function rowDistances(a: Float32Array, b: Float32Array, width: number): number[] {
  return Array.from({ length: a.length / width }, (_, row) => {
    let sum = 0;
    for (let k = row * width; k < (row + 1) * width; k++) sum += (a[k]! - b[k]!) ** 2;
    return Math.sqrt(sum);
  });
}

/** The arithmetic mean. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  return sum / values.length;
}

/** The most probable class of each row `[count, classCount]`. */
export function mostProbable(probabilities: Float32Array, classCount: number): number[] {
  return Array.from({ length: probabilities.length / classCount }, (_, row) => {
    const part = probabilities.subarray(row * classCount, (row + 1) * classCount);
    return part.indexOf(Math.max(...part));
  });
}
