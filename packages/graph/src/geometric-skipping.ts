/**
 * @file Choosing each of many candidates with the same small probability in time proportional to
 * the number chosen: jump from one success to the next by a geometrically distributed step
 * (Batagelj & Brandes, "Efficient generation of large random networks", Physical Review E 71, 2005).
 */
import type { Random } from './random.js';

/**
 * Calls `choose` with each chosen candidate, increasing.
 * @param count number of candidates, 0 .. count - 1; up to 2^53 - 1
 * @param probability of each candidate, in [0, 1]
 */
export function chooseEach(
  count: number,
  probability: number,
  random: Random,
  choose: (candidate: number) => void,
): void {
  if (probability === 0) return;
  const logOfFailure = Math.log1p(-probability);
  // A probability of 1 has logOfFailure = -Infinity, and so steps of 0 between successes.
  const skip = (): number => Math.floor(Math.log1p(-random.uniform()) / logOfFailure);
  for (let candidate = skip(); candidate < count; candidate += 1 + skip()) choose(candidate);
}
