/** @file A B A B ...: contestants measured in turn, so that each meets the same moods of the machine. */

/**
 * @template Result
 * @param {ReadonlyArray<() => Promise<Result>>} contestants
 * @param {number} rounds
 * @returns {Promise<Result[][]>} For each contestant its results, round by round.
 */
export async function inTurn(contestants, rounds) {
  /** @type {Result[][]} */
  const results = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [k, run] of contestants.entries()) results[k]?.push(await run());
  }
  return results;
}
