/** @file Results of several runs in one file: the newest of each kind. */

/** @typedef {import('./result.mjs').Results} Results */
/** @typedef {Results['results'][number]} MeasuredResult */

/** @type {Results} */
export const noResults = { environments: [], results: [], problems: [] };

/**
 * Old results, with those of a new run in place of those with the same id, and further ones behind them. A problem
 * stands until there is a result; an older result stays beside a new problem.
 * @param {Results} old
 * @param {Results} added
 * @returns {Results}
 */
export function mergeResults(old, added) {
  const environments = [...old.environments];
  const placed = added.results.map((result) => ({
    ...result,
    measured: { ...result.measured, environment: place(environments, added, result) },
  }));
  const replaced = old.results.map(
    (result) => placed.find((other) => isSame(result, other)) ?? result,
  );
  const further = placed.filter((result) => !replaced.includes(result));
  const problems = old.problems.filter(
    (problem) => ![...placed, ...added.problems].some((other) => isSame(problem, other)),
  );
  return withoutUnused({
    environments,
    results: [...replaced, ...further],
    problems: [...problems, ...added.problems],
  });
}

/** @param {{ suite: string, id: string }} a @param {{ suite: string, id: string }} b */
function isSame(a, b) {
  return a.suite === b.suite && a.id === b.id;
}

/** @type {(environments: Results['environments'], from: Results, result: MeasuredResult) => number} */
function place(environments, from, { measured }) {
  const wanted = from.environments[measured.environment];
  if (wanted === undefined) throw new RangeError(`no environment ${measured.environment}`);
  const text = JSON.stringify(wanted);
  const found = environments.findIndex((other) => JSON.stringify(other) === text);
  return found === -1 ? environments.push(wanted) - 1 : found;
}

/** @param {Results} results @returns {Results} Without environments nothing was measured in. */
function withoutUnused({ environments, results, problems }) {
  const used = [...new Set(results.map(({ measured }) => measured.environment))].sort(
    (a, b) => a - b,
  );
  return {
    environments: environments.filter((_, k) => used.includes(k)),
    results: results.map((result) => ({
      ...result,
      measured: { ...result.measured, environment: used.indexOf(result.measured.environment) },
    })),
    problems,
  };
}
