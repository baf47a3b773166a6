// The element-wise step on a tile: the sum of softplus(x), and each x replaced by sigmoid(x), for x of any
// size. With u = e^-|x|, which never overflows:
//   softplus(x) = max(x, 0) + ln(1 + u)
//   sigmoid(x)  = 1 / (1 + u) for x >= 0, u / (1 + u) for x < 0
// All terms are positive, so sums keep their relative accuracy. The tile comes in base 2, x' = x log2 e,
// and u = 2^-|x'|; the sum of ln(1 + u) is that of factors (factors.ts).
import { constant, promoteHigh } from '../vectors';
import { emptyProducts, growth, laneSum, logarithm, withoutGrowth } from './factors';
import { MASKED, TILE_ROW_BYTES } from './layout';
import { coefficient, one as loadOne, powerOfTwo, roundingShift } from './power-of-two';

const LOWEST: usize = 0, SIGN_BIT: usize = 1;
const CONSTANTS = memory.data<f32>([-126, -0.0]);

/** Replaces each x' of the tile by sigmoid(x) and returns the sum of softplus(x); `columns` is a multiple of 8. */
export function softplusTile(tile: usize, rows: i32, columns: i32): f64 {
  if ((columns & 8) != 0) maskEightColumns(tile + (<usize>columns << 2), rows);
  const zero = f32x4.splat(0), signBit = constant(CONSTANTS, SIGN_BIT), lowest = constant(CONSTANTS, LOWEST);
  const shift = roundingShift(), one = loadOne(), c1 = coefficient(1), c2 = coefficient(2);
  const c3 = coefficient(3), c4 = coefficient(4), c5 = coefficient(5);
  let product = emptyProducts(), exponents = i32x4.splat(0);
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
      const y0 = f32x4.pmax(v128.or(x0, signBit), lowest), y1 = f32x4.pmax(v128.or(x1, signBit), lowest);
      const y2 = f32x4.pmax(v128.or(x2, signBit), lowest), y3 = f32x4.pmax(v128.or(x3, signBit), lowest);
      const u0 = powerOfTwo(y0, shift, one, c1, c2, c3, c4, c5), u1 = powerOfTwo(y1, shift, one, c1, c2, c3, c4, c5);
      const u2 = powerOfTwo(y2, shift, one, c1, c2, c3, c4, c5), u3 = powerOfTwo(y3, shift, one, c1, c2, c3, c4, c5);
      const w0 = f32x4.add(one, u0), w1 = f32x4.add(one, u1);
      const w2 = f32x4.add(one, u2), w3 = f32x4.add(one, u3);
      product = f32x4.mul(product, f32x4.mul(f32x4.mul(w0, w1), f32x4.mul(w2, w3)));
      v128.store(at, f32x4.div(numerator(x0, u0, one), w0));
      v128.store(at, f32x4.div(numerator(x1, u1, one), w1), 16);
      v128.store(at, f32x4.div(numerator(x2, u2, one), w2), 32);
      v128.store(at, f32x4.div(numerator(x3, u3, one), w3), 48);
    }
    linear = f64x2.add(linear, f64x2.add(f64x2.promote_low_f32x4(rowLinear), promoteHigh(rowLinear)));
    // Four rows bring at most 64 factors of at most 2 to a product.
    if ((row & 3) == 3) {
      exponents = i32x4.add(exponents, growth(product));
      product = withoutGrowth(product);
    }
  }
  exponents = i32x4.add(exponents, growth(product));
  const total = f64x2.extract_lane(linear, 0) + f64x2.extract_lane(linear, 1);
  return logarithm(withoutGrowth(product), total + laneSum(exponents));
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
