/** @file How wide an encoding's clouds are, and how far out they lie. */
import type { Encoding } from './encoding.js';

/** Mean standard deviation over all nodes and dimensions; 0 for points. */
export function meanDeviation({ logStd }: Encoding): number {
  const deviations = logStd?.flat().map(Math.exp) ?? [];
  return deviations.reduce((sum, value) => sum + value, 0) / Math.max(1, deviations.length);
}

/** Mean distance of the means from the origin. */
export function meanLength({ mean }: Encoding): number {
  return mean.reduce((sum, row) => sum + Math.hypot(...row), 0) / mean.length;
}
