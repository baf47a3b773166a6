// The element-wise step on a tile: the sum of softplus(x), and each x replaced by sigmoid(x), for x of any
// size. With u = e^-|x|, which never overflows:
//   softplus(x) = max(x, 0) + ln(1 + u)
//   sigmoid(x)  = 1 / (1 + u) for x >= 0, u / (1 + u) for x < 0
// All terms are positive, so sums keep their relative accuracy. The tile comes in base 2, x' = x log2 e,
// and u = 2^-|x'|. For the sum of ln(1 + u), many factors 1 + u are multiplied, the exponent is taken out
// now and then, and one logarithm per tile remains.
import { multiplyAdd, promoteHigh } from '../vectors';
import { TILE_ROW_BYTES } from './layout';

const LN_2: f64 = 0.6931471805599453;

/** Replaces each x' of the tile by sigmoid(x) and returns the sum of softplus(x). */
export function softplusTile(tile: usize, rows: i32, columns: i32): f64 {
  const one = f32x4.splat(1), zero = f32x4.splat(0), signBit = i32x4.splat(0x80000000);
  let product = one, exponents = i32x4.splat(0);
  let linear = f64x2.splat(0);
  for (let row = 0; row < rows; row++, tile += TILE_ROW_BYTES) {
    let rowLinear = zero;
    const end = tile + (<usize>columns << 2);
    for (let at = tile; at < end; at += 32) {
      const x0 = v128.load(at), x1 = v128.load(at, 16);
      rowLinear = f32x4.add(rowLinear, f32x4.add(f32x4.pmax(x0, zero), f32x4.pmax(x1, zero)));
      const u0 = powerOfTwo(v128.or(x0, signBit)), u1 = powerOfTwo(v128.or(x1, signBit));
      const w0 = f32x4.add(one, u0), w1 = f32x4.add(one, u1);
      product = f32x4.mul(product, f32x4.mul(w0, w1));
      v128.store(at, f32x4.div(numerator(x0, u0), w0));
      v128.store(at, f32x4.div(numerator(x1, u1), w1), 16);
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

// The sigmoid's numerator, 1 for x >= 0 and u for x < 0, as max(u, [x >= 0]), since 0 < u <= 1. NaN stays NaN.
// @ts-ignore: decorator
@inline
function numerator(x: v128, u: v128): v128 {
  return f32x4.pmax(u, v128.andnot(f32x4.splat(1), i32x4.shr_s(x, 31)));
}

// 2^y for y <= 0, relative error 9e-8: y = n + f with n whole and |f| <= 1/2, a polynomial for 2^f that is
// exactly 1 at 0, and n added to its exponent bits. Below -126 the result stays 2^-126. NaN stays NaN.
// @ts-ignore: decorator
@inline
function powerOfTwo(y: v128): v128 {
  const roundingShift = f32x4.splat(12582912); // 1.5 * 2^23: adding it rounds to a whole number
  y = f32x4.pmax(y, f32x4.splat(-126));
  const shifted = f32x4.add(y, roundingShift);
  const f = f32x4.sub(y, f32x4.sub(shifted, roundingShift));
  let p = f32x4.splat(0.001326472731307149);
  p = multiplyAdd(p, f, f32x4.splat(0.009671512991189957));
  p = multiplyAdd(p, f, f32x4.splat(0.05550733581185341));
  p = multiplyAdd(p, f, f32x4.splat(0.24022242426872253));
  p = multiplyAdd(p, f, f32x4.splat(0.6931470036506653));
  p = multiplyAdd(p, f, f32x4.splat(1));
  return i32x4.add(p, i32x4.shl(shifted, 23));
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
