/** @file How far an embedding is spread, as a whole and along each latent dimension. */
import type { Embedding } from '@latentgraph/training';

export interface EmbeddingSpread {
  /** `[d]` */
  readonly means: readonly number[];
  /** `[d]` */
  readonly variances: readonly number[];
  /** Root of the mean of the variances: how far a latent number is from its mean. */
  readonly deviation: number;
}

export function spreadOf({ values, nodeCount, dimensions }: Embedding): EmbeddingSpread {
  const means = new Array<number>(dimensions).fill(0);
  const variances = new Array<number>(dimensions).fill(0);
  for (const [k, value] of values.entries()) means[k % dimensions]! += value / nodeCount;
  for (const [k, value] of values.entries()) {
    variances[k % dimensions]! += (value - means[k % dimensions]!) ** 2 / nodeCount;
  }
  const mean = variances.reduce((sum, variance) => sum + variance, 0) / dimensions;
  return { means, variances, deviation: Math.sqrt(mean) };
}
