import type { Embedding } from './embed.js';
import { TrainingError } from './errors.js';

/** A node near another in latent space. */
export interface Neighbor {
  readonly node: number;
  /** Cosine of the angle between the two latent vectors, -1 to 1. */
  readonly similarity: number;
}

/**
 * The nodes whose latent vectors point most nearly the same way as a node's, nearest first. Time of
 * order N (d + log N). A zero vector is similar to nothing.
 * @param count how many, fewer if the graph is smaller
 * @throws TrainingError `invalid-option` for a node that the embedding does not have
 */
export function nearestNeighbors(embedding: Embedding, node: number, count: number): Neighbor[] {
  const { nodeCount } = embedding;
  if (!Number.isInteger(node) || node < 0 || node >= nodeCount) {
    throw new TrainingError('invalid-option', `there is no node ${node} among ${nodeCount}`);
  }
  const similarities = cosineSimilarities(embedding, node);
  const others = Uint32Array.from({ length: nodeCount }, (_, other) => other);
  return Array.from(others.filter((other) => other !== node))
    .sort((a, b) => similarities[b]! - similarities[a]!)
    .slice(0, count)
    .map((other) => ({ node: other, similarity: similarities[other]! }));
}

function cosineSimilarities(
  { values, dimensions, nodeCount }: Embedding,
  node: number,
): Float64Array {
  const similarities = new Float64Array(nodeCount);
  const own = values.subarray(node * dimensions, (node + 1) * dimensions);
  const ownLength = Math.hypot(...own);
  for (let other = 0; other < nodeCount; other++) {
    const start = other * dimensions;
    let product = 0;
    let square = 0;
    for (let k = 0; k < dimensions; k++) {
      product += own[k]! * values[start + k]!;
      square += values[start + k]! ** 2;
    }
    const lengths = ownLength * Math.sqrt(square);
    similarities[other] = lengths > 0 ? product / lengths : 0;
  }
  return similarities;
}
