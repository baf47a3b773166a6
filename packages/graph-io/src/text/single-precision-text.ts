/** @file Single-precision numbers as short decimal text. */

/** Nine significant digits at most, which is enough to get the same number back. */
export function singlePrecisionText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(Number(value.toPrecision(9)));
}
