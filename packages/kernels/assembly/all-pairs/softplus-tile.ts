// The element-wise step on a tile: the sum of softplus(x), and each x replaced by sigmoid(x), for x of any
// size. With u = e^-|x|, which never overflows:
//   softplus(x) = max(x, 0) + ln(1 + u)
//   sigmoid(x)  = 1 / (1 + u) for x >= 0, u / (1 + u) for x < 0
// All terms are positive, so sums keep their relative accuracy. The tile comes in base 2, x' = x log2 e,
// and u = 2^-|x'|. For the sum of ln(1 + u), many factors 1 + u are multiplied, the exponent is taken out
// now and then, and one logarithm per tile remains.
import { constant, multiplyAdd, promoteHigh } from '../vectors';
import { MASKED, TILE_ROW_BYTES } from './layout';

const LN_2: f64 = 0.6931471805599453;

const ONE: usize = 0, LOWEST: usize = 1, ROUNDING_SHIFT: usize = 2, SIGN_BIT: usize = 3, COEFFICIENTS: usize = 4;
const CONSTANTS = memory.data<f32>([
  1,
  -126,
  12582912, // 1.5 * 2^23: adding it rounds to a whole number
  -0.0,
  0.6931470036506653, 0.24022242426872253, 0.05550733581185341, 0.009671512991189957, 0.001326472731307149,
]);

/** Replaces each x' of the tile by sigmoid(x) and returns the sum of softplus(x); `columns` is a multiple of 8. */
export function softplusTile(tile: usize, rows: i32, columns: i32): f64 {
  if ((columns & 8) != 0) maskEightColumns(tile + (<usize>columns << 2), rows);
  const zero = f32x4.splat(0), one = constant(CONSTANTS, ONE), signBit = constant(CONSTANTS, SIGN_BIT);
  let product = one, exponents = i32x4.splat(0);
  let linear = f64x2.splat(0);
  for (let row = 0; row < rows; row++, tile += TILE_ROW_BYTES) {
    let rowLinear = zero;
    const end = tile + (<usize>columns << 2);
    for (let at = tile; at < end; at += 64) {
      const x0 = v128.load(at), x1 = v128.load(at, 16), x2 = v128.load(at, 32), x3 = v128.load(at, 48);
      rowLinear = f32x4.add(rowLinear, f32x4.add(
        f32x4.add(f32x4.pmax(x0, zero), f32x4.pmax(x1, zero)),
        f32x4.add(f32x4.pmax(x2, zero), f32x4.pmax(x3, zero)),
      ));
      const u0 = powerOfTwo(v128.or(x0, signBit)), u1 = powerOfTwo(v128.or(x1, signBit));
      const u2 = powerOfTwo(v128.or(x2, signBit)), u3 = powerOfTwo(v128.or(x3, signBit));
      const w0 = f32x4.add(one, u0), w1 = f32x4.add(one, u1);
      const w2 = f32x4.add(one, u2), w3 = f32x4.add(one, u3);
      product = f32x4.mul(product, f32x4.mul(f32x4.mul(w0, w1), f32x4.mul(w2, w3)));
      v128.store(at, f32x4.div(numerator(x0, u0, one), w0));
      v128.store(at, f32x4.div(numerator(x1, u1, one), w1), 16);
      v128.store(at, f32x4.div(numerator(x2, u2, one), w2), 32);
      v128.store(at, f32x4.div(numerator(x3, u3, one), w3), 48);
    }
    linear = f64x2.add(linear, f64x2.add(f64x2.promote_low_f32x4(rowLinear), promoteHigh(rowLinear)));
    // Four rows bring at most 64 factors of at most 2 to a lane: the product stays below 2^65.
    if ((row & 3) == 3) {
      exponents = i32x4.add(exponents, exponent(product));
      product = mantissa(product);
    }
  }
  exponents = i32x4.add(exponents, exponent(product));
  product = mantissa(product);
  const total = f64x2.extract_lane(linear, 0) + f64x2.extract_lane(linear, 1);
  return (total + laneSum(exponents)) * LN_2 + NativeMath.log(laneProduct(product));
}

/** Fills the eight columns that the last step takes beyond a tile's own: they add nothing. */
function maskEightColumns(column: usize, rows: i32): void {
  const masked = f32x4.splat(MASKED);
  for (let row = 0; row < rows; row++, column += TILE_ROW_BYTES) {
    v128.store(column, masked);
    v128.store(column, masked, 16);
  }
}

// The sigmoid's numerator, 1 for x >= 0 and u for x < 0, as max(u, [x >= 0]), since 0 < u <= 1. NaN stays NaN.
// @ts-ignore: decorator
@inline
function numerator(x: v128, u: v128, one: v128): v128 {
  return f32x4.pmax(u, v128.andnot(one, i32x4.shr_s(x, 31)));
}

// 2^y for y <= 0, relative error 2e-7: y = n + f with n whole and |f| <= 1/2, a polynomial for 2^f that is
// exactly 1 at 0, and n added to its exponent bits. Below -126 the result stays 2^-126. NaN stays NaN. The
// polynomial is added up in pairs (Estrin's scheme): a shorter chain of operations that wait for each other.
// @ts-ignore: decorator
@inline
function powerOfTwo(y: v128): v128 {
  const roundingShift = constant(CONSTANTS, ROUNDING_SHIFT);
  y = f32x4.pmax(y, constant(CONSTANTS, LOWEST));
  const shifted = f32x4.add(y, roundingShift);
  const f = f32x4.sub(y, f32x4.sub(shifted, roundingShift)), f2 = f32x4.mul(f, f);
  const low = multiplyAdd(coefficient(1), f, constant(CONSTANTS, ONE));
  const middle = multiplyAdd(coefficient(3), f, coefficient(2));
  const high = multiplyAdd(coefficient(5), f, coefficient(4));
  const p = multiplyAdd(multiplyAdd(high, f2, middle), f2, low);
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

// @ts-ignore: decorator
@inline
function coefficient(power: usize): v128 {
  return constant(CONSTANTS, COEFFICIENTS + power - 1);
}

// @ts-ignore: decorator
@inline
function exponent(x: v128): v128 {
  return i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(127));
}

// @ts-ignore: decorator
@inline
function mantissa(x: v128): v128 {
  return v128.or(v128.and(x, i32x4.splat(0x007fffff)), f32x4.splat(1));
}

// @ts-ignore: decorator
@inline
function laneSum(x: v128): f64 {
  return <f64>(i32x4.extract_lane(x, 0) + i32x4.extract_lane(x, 1)
    + i32x4.extract_lane(x, 2) + i32x4.extract_lane(x, 3));
}

// @ts-ignore: decorator
@inline
function laneProduct(x: v128): f64 {
  return <f64>f32x4.extract_lane(x, 0) * <f64>f32x4.extract_lane(x, 1)
    * <f64>f32x4.extract_lane(x, 2) * <f64>f32x4.extract_lane(x, 3);
}
