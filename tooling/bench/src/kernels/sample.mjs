/**
 * @file Times of calls that are too short for a clock: repeated, warmed up, in turn. The first call of each turn
 * is not timed: it finds in the caches what the contestant before has left there, which is no part of what a call costs.
 */

/**
 * @typedef {object} Sampling
 * @property {number} samples Of each contestant.
 * @property {number} warmUpMilliseconds For each contestant.
 * @property {number} leastMilliseconds One sample takes at least so long; shorter calls are repeated.
 */

/**
 * @param {ReadonlyArray<() => void>} contestants
 * @param {Sampling} sampling
 * @returns {number[][]} Milliseconds per call, for each contestant, in the order they were taken.
 */
export function sampleInTurn(contestants, { samples, warmUpMilliseconds, leastMilliseconds }) {
  const calls = contestants.map((run) => {
    const milliseconds = warmUp(run, warmUpMilliseconds);
    return Math.max(1, Math.ceil(leastMilliseconds / milliseconds));
  });
  /** @type {number[][]} */
  const times = contestants.map(() => []);
  for (let sample = 0; sample < samples; sample++) {
    for (const [k, run] of contestants.entries()) {
      run();
      times[k]?.push(timeOf(run, calls[k] ?? 1));
    }
  }
  return times;
}

/** @param {() => void} run @param {number} milliseconds @returns {number} The time of the last call. */
function warmUp(run, milliseconds) {
  const start = performance.now();
  let last = timeOf(run, 1);
  while (performance.now() - start < milliseconds) last = timeOf(run, 1);
  return last;
}

/** @param {() => void} run @param {number} calls */
function timeOf(run, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call++) run();
  return (performance.now() - start) / calls;
}
