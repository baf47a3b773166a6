// The Gaussian posterior N(mean, exp(logStd)^2) of each number: a draw, and the KL divergence from N(0, 1).
import { exponential } from './elementary';
import { promoteHigh } from './vectors';

/**
 * deviation = exp(logStd) * noise, z = mean + deviation, for the numbers of one piece. `deviation` holds
 * the noise at first. What is written is padded to whole vectors; `numbersPerPiece` is a multiple of 4.
 */
export function reparameterize(
  mean: usize, logStd: usize, deviation: usize, z: usize, length: i32, numbersPerPiece: i32, piece: i32,
): void {
  const first = piece * numbersPerPiece;
  const begin = <usize>first << 2;
  const end = <usize>min(first + numbersPerPiece, length) << 2;
  for (let at = begin; at < end; at += 16) {
    const spread = f32x4.mul(exponential(v128.load(logStd + at)), v128.load(deviation + at));
    v128.store(deviation + at, spread);
    v128.store(z + at, f32x4.add(v128.load(mean + at), spread));
  }
}

/**
 * divergence[row] = 1/2 sum of mean^2 + excess - 2 logStd, with excess = exp(2 logStd) - 1, which is also
 * the derivative by logStd, for the rows of one piece. Sums are in float64.
 */
export function gaussianDivergence(
  mean: usize, logStd: usize, divergence: usize, excess: usize,
  rows: i32, width: i32, rowsPerPiece: i32, piece: i32,
): void {
  const first = piece * rowsPerPiece;
  const end = min(first + rowsPerPiece, rows);
  let at = <usize>first * (<usize>width << 2);
  for (let row = first; row < end; row++) {
    let low = f64x2.splat(0), high = low;
    let column = 0;
    for (; column + 4 <= width; column += 4, at += 16) {
      const l = v128.load(logStd + at);
      const e = excessOf(l);
      v128.store(excess + at, e);
      const terms = divergenceTerms(v128.load(mean + at), l, e);
      low = f64x2.add(low, f64x2.promote_low_f32x4(terms));
      high = f64x2.add(high, promoteHigh(terms));
    }
    for (; column < width; column++, at += 4) {
      // The three lanes that are no numbers of the row are 0 and add 0.
      const l = v128.load32_zero(logStd + at);
      const e = excessOf(l);
      f32.store(excess + at, f32x4.extract_lane(e, 0));
      const terms = divergenceTerms(v128.load32_zero(mean + at), l, e);
      low = f64x2.add(low, f64x2.promote_low_f32x4(terms));
    }
    const both = f64x2.add(low, high);
    const total = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
    f32.store(divergence + (<usize>row << 2), <f32>(0.5 * total));
  }
}

// @ts-ignore: decorator
@inline
function excessOf(logStd: v128): v128 {
  return f32x4.sub(exponential(f32x4.add(logStd, logStd)), f32x4.splat(1));
}

// @ts-ignore: decorator
@inline
function divergenceTerms(mean: v128, logStd: v128, excess: v128): v128 {
  return f32x4.add(f32x4.mul(mean, mean), f32x4.sub(excess, f32x4.add(logStd, logStd)));
}
