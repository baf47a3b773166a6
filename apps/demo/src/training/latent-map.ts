/**
 * @file A map of a latent space: a plane of it, as large as the embedding of the digits and the middle of
 * the prior, the digits as points on it, and what the decoder makes of a grid of its places.
 */
import type { Embedding } from '@latentgraph/training';
import type { EmbeddingSpread } from './embedding-spread.js';

/** A part of a plane of latent space. */
export interface LatentPlane {
  /** The latent dimensions to the right and upward. */
  readonly axes: readonly [number, number];
  /** The other latent numbers stay at the embedding's mean, `[d]`. */
  readonly origin: readonly number[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Decoded digits along each side of a map. */
export const mapSide = 15;

/** Of the prior N(0, I), 95 % of the draws fall within this radius in any two dimensions. */
export const priorRadius = Math.sqrt(-2 * Math.log(0.05));

/** The plane of the two dimensions in which the embedding varies most, in their order. */
export function chooseLatentPlane(
  embedding: Embedding,
  { means, variances }: EmbeddingSpread,
): LatentPlane {
  const [first = 0, second = 1] = variances
    .map((variance, dimension) => ({ variance, dimension }))
    .sort((a, b) => b.variance - a.variance)
    .slice(0, 2)
    .map(({ dimension }) => dimension)
    .sort((a, b) => a - b);
  const [left, right] = extentOf(embedding, first);
  const [bottom, top] = extentOf(embedding, second);
  return { axes: [first, second], origin: means, left, right, bottom, top };
}

/** From the least to the greatest number, and around the prior, with a margin. */
function extentOf({ values, dimensions }: Embedding, axis: number): [number, number] {
  let [least, greatest] = [-priorRadius, priorRadius];
  for (let k = axis; k < values.length; k += dimensions) {
    least = Math.min(least, values[k]!);
    greatest = Math.max(greatest, values[k]!);
  }
  const margin = (greatest - least) / 25;
  return [least - margin, greatest + margin];
}

/** The embedding's places on the plane, `[N, 2]`. */
export function pointsOnPlane(
  { values, nodeCount, dimensions }: Embedding,
  { axes: [first, second] }: LatentPlane,
): Float32Array {
  return Float32Array.from(
    { length: 2 * nodeCount },
    (_, k) => values[Math.floor(k / 2) * dimensions + (k % 2 === 0 ? first : second)]!,
  );
}

/** The latent vector of a place on the plane. */
export function vectorOnPlane({ axes, origin }: LatentPlane, x: number, y: number): Float32Array {
  const vector = Float32Array.from(origin);
  vector[axes[0]] = x;
  vector[axes[1]] = y;
  return vector;
}

/** The latent vectors at the middles of side * side equal fields, row by row from the top `[side², d]`. */
export function gridOnPlane(plane: LatentPlane, side: number): Float32Array {
  const { origin, left, right, bottom, top } = plane;
  const vectors = new Float32Array(side * side * origin.length);
  for (let field = 0; field < side * side; field++) {
    const x = left + (((field % side) + 0.5) / side) * (right - left);
    const y = top - ((Math.floor(field / side) + 0.5) / side) * (top - bottom);
    vectors.set(vectorOnPlane(plane, x, y), field * origin.length);
  }
  return vectors;
}
