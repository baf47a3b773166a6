// The element-wise step on a tile of logits that are known to be small, as almost all are: with u = 2^x' neither
// too large nor too small,
//   softplus(x) = ln(1 + u),   sigmoid(x) = u / (1 + u)
// without signs, absolute values and limits: three quarters of the operations, and four fifths of the time, of the step for any
// size (softplus-tile.ts).
import { emptyProducts, growth, laneSum, logarithm, withoutGrowth } from './factors';
import { TILE_ROW_BYTES } from './layout';
import { coefficient, one as loadOne, powerOfTwo, roundingShift } from './power-of-two';

/** The largest x' allowed: eight factors 1 + 2^30 bring a product from 2^-120 to 2^120. */
const LARGEST: f64 = 30;

/** Bytes of a row, eight vectors, whose factors are multiplied before the exponent is taken out. */
const FACTOR_BYTES: usize = 8 * 16;

/**
 * Whether the logits between two sets of rows are small enough, by Cauchy and Schwarz, given the largest squared norm of
 * each, in base 2. Not where one is NaN.
 */
// @ts-ignore: decorator
@inline
export function areLogitsBounded(squaredNormI: f64, squaredNormJ: f64): bool {
  return squaredNormI * squaredNormJ <= LARGEST * LARGEST;
}

/** As `softplusTile`, for logits that are bounded or masked. */
export function boundedSoftplusTile(tile: usize, rows: i32, columns: i32): f64 {
  const shift = roundingShift(), one = loadOne(), c1 = coefficient(1), c2 = coefficient(2);
  const c3 = coefficient(3), c4 = coefficient(4), c5 = coefficient(5);
  let product = emptyProducts(), exponents = i32x4.splat(0);
  for (let row = 0; row < rows; row++, tile += TILE_ROW_BYTES) {
    const end = tile + (<usize>columns << 2);
    for (let at = tile; at < end;) {
      for (const stop = min(at + FACTOR_BYTES, end); at < stop; at += 32) {
        const left = powerOfTwo(v128.load(at), shift, one, c1, c2, c3, c4, c5);
        const leftFactor = f32x4.add(one, left);
        product = f32x4.mul(product, leftFactor);
        v128.store(at, f32x4.div(left, leftFactor));
        // Loaded behind that store, and not before: registers suffice for one at a time.
        const right = powerOfTwo(v128.load(at, 16), shift, one, c1, c2, c3, c4, c5);
        const rightFactor = f32x4.add(one, right);
        product = f32x4.mul(product, rightFactor);
        v128.store(at, f32x4.div(right, rightFactor), 16);
      }
      exponents = i32x4.add(exponents, growth(product));
      product = withoutGrowth(product);
    }
  }
  return logarithm(product, laneSum(exponents));
}
