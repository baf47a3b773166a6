/** @file Numbers as the report shows them: three significant digits. */

/** @typedef {import('../statistics.mjs').Summary} Summary */
/** @typedef {import('./result.mjs').Bar} Bar */

const threeDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** @param {number} value */
export function number(value) {
  return threeDigits.format(value);
}

/** @param {Summary} summary Median and, where there is more than one value, quartiles. */
export function spread({ count, lowerQuartile, median, upperQuartile }) {
  if (count === 1) return number(median);
  return `${number(median)} (${number(lowerQuartile)}–${number(upperQuartile)})`;
}

/** @param {Summary} shares Of fractions. */
export function percent({ median }) {
  return `${number(100 * median)} %`;
}

/** @param {number} value @param {Bar['unit']} unit */
export function quantity(value, unit) {
  return unit === '×' ? `${number(value)}×` : `${number(value)} ${unit}`;
}
