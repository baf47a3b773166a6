/** @file Decimal numbers from ASCII bytes, without making a string of the common ones. */

const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

/** The most digits whose value a double holds exactly. */
const exactDigits = 15;
const powersOfTen = Array.from({ length: exactDigits + 1 }, (_, power) => 10 ** power);
const decimalPattern = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * The decimal number in `bytes[begin .. end]`, correctly rounded; NaN where there is none. Infinity
 * and numbers in other bases are none.
 */
export function decimalNumber(bytes: Uint8Array, begin: number, end: number): number {
  const sign = bytes[begin] === MINUS ? -1 : 1;
  let at = bytes[begin] === MINUS || bytes[begin] === PLUS ? begin + 1 : begin;
  let digits = 0;
  let mantissa = 0;
  let decimals = -1;
  for (; at < end && digits <= exactDigits; at++) {
    const byte = bytes[at]!;
    if (byte === POINT && decimals < 0) decimals = 0;
    else if (byte >= ZERO && byte < ZERO + 10) {
      mantissa = mantissa * 10 + byte - ZERO;
      digits++;
      if (decimals >= 0) decimals++;
    } else break;
  }
  // Mantissa and power of ten are exact, so the one rounding of the quotient is the right one.
  if (at === end && digits > 0 && digits <= exactDigits) {
    return (sign * mantissa) / powersOfTen[Math.max(decimals, 0)]!;
  }
  return slowDecimalNumber(
    String.fromCharCode(...bytes.subarray(begin, Math.min(end, begin + 400))),
  );
}

function slowDecimalNumber(text: string): number {
  const value = decimalPattern.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}
