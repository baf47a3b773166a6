/** @file Bars that several suites set. */

/** @typedef {import('./results/result.mjs').Bar} Bar */

/**
 * @param {{ name: string, timesFaster: import('./statistics.mjs').Summary }} peer
 * @param {number} wanted
 * @returns {Bar}
 */
export function fasterThan({ name, timesFaster }, wanted) {
  const what = `faster than ${name}`;
  return { what, sense: 'at least', wanted, seen: timesFaster.median, unit: '×' };
}

/**
 * @param {string} what
 * @param {number} wanted
 * @param {number} seen
 * @param {string} unit
 * @returns {Bar}
 */
export function atMost(what, wanted, seen, unit) {
  return { what, sense: 'at most', wanted, seen, unit };
}
