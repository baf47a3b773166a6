/** @file How set-up speaks to people: on stderr, since stdout belongs to the program. */

const patienceMilliseconds = 3000;

/**
 * Tells each step as it begins, and how long it took.
 * @returns {import('./set-up.mjs').Progress}
 */
export function tellEachStep() {
  let began = 0;
  return {
    begin(step) {
      began = performance.now();
      process.stderr.write(`${step} ...\n`);
    },
    end() {
      process.stderr.write(`  done in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    },
  };
}

/**
 * Tells a step only when it takes long enough to wonder.
 * @returns {import('./set-up.mjs').Progress}
 */
export function tellLongSteps() {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  return {
    begin(step) {
      clearTimeout(timer);
      timer = setTimeout(() => process.stderr.write(`${step} ...\n`), patienceMilliseconds);
      timer.unref();
    },
    end() {
      clearTimeout(timer);
    },
  };
}
