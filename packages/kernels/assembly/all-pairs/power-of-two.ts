// 2^x for four numbers at once: x = n + f with n whole and |f| <= 1/2, a polynomial for 2^f that is exactly 1 at 0, and n
// added to its exponent bits; relative error 2e-7. The polynomial is added up in pairs (Estrin's scheme): a shorter chain of
// operations that wait for each other.
import { constant, multiplyAdd } from '../vectors';

const ONE: usize = 0, ROUNDING_SHIFT: usize = 1, COEFFICIENTS: usize = 2;
const CONSTANTS = memory.data<f32>([
  1,
  12582912, // 1.5 * 2^23: adding it rounds to a whole number
  0.6931470036506653, 0.24022242426872253, 0.05550733581185341, 0.009671512991189957, 0.001326472731307149,
]);

/** 1, the polynomial's first coefficient. */
// @ts-ignore: decorator
@inline
export function one(): v128 {
  return constant(CONSTANTS, ONE);
}

/** What rounds to a whole number when it is added. */
// @ts-ignore: decorator
@inline
export function roundingShift(): v128 {
  return constant(CONSTANTS, ROUNDING_SHIFT);
}

/** The polynomial's coefficient of f^power, 1 to 5. */
// @ts-ignore: decorator
@inline
export function coefficient(power: usize): v128 {
  return constant(CONSTANTS, COEFFICIENTS + power - 1);
}

/** 2^x for -126 <= x <= 127. NaN stays NaN. Who calls it has the constants in registers, across a loop. */
// @ts-ignore: decorator
@inline
export function powerOfTwo(
  x: v128, shift: v128, c0: v128, c1: v128, c2: v128, c3: v128, c4: v128, c5: v128,
): v128 {
  const shifted = f32x4.add(x, shift);
  const f = f32x4.sub(x, f32x4.sub(shifted, shift)), f2 = f32x4.mul(f, f);
  const low = multiplyAdd(c1, f, c0), middle = multiplyAdd(c3, f, c2), high = multiplyAdd(c5, f, c4);
  const p = multiplyAdd(multiplyAdd(high, f2, middle), f2, low);
  return i32x4.add(p, i32x4.shl(shifted, 23));
}
