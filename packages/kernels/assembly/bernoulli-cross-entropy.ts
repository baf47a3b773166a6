// Cross-entropy of targets t in [0, 1] with Bernoulli distributions given by logits s: the sum of
// softplus(s) - t s, and its derivative sigmoid(s) - t by the logit. With u = e^-|s|, which never overflows:
//   softplus(s) - t s = (max(s, 0) - t s) + ln(1 + u)
//   sigmoid(s)        = 1 / (1 + u) for s >= 0, u / (1 + u) for s < 0
// Where s is large and the target as the logit says, the bracket is exactly 0. Terms are added in float64.
import { exponential, logOnePlus } from './elementary';
import { promoteHigh } from './vectors';

/** Writes the derivatives of one piece, and its sum to sums[piece]. `derivatives` is padded to a vector. */
export function bernoulliCrossEntropy(
  logits: usize, targets: usize, derivatives: usize, sums: usize,
  length: i32, logitsPerPiece: i32, piece: i32,
): void {
  const first = piece * logitsPerPiece;
  const count = min(logitsPerPiece, length - first);
  let at = <usize>first << 2;
  let low = f64x2.splat(0), high = low;
  let k = 0;
  for (; k + 4 <= count; k += 4, at += 16) {
    const terms = crossEntropy(v128.load(logits + at), v128.load(targets + at), derivatives + at);
    low = f64x2.add(low, f64x2.promote_low_f32x4(terms));
    high = f64x2.add(high, promoteHigh(terms));
  }
  const both = f64x2.add(low, high);
  let total = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  if (k < count) {
    const terms = crossEntropy(v128.load(logits + at), v128.load(targets + at), derivatives + at);
    total += <f64>f32x4.extract_lane(terms, 0);
    if (k + 1 < count) total += <f64>f32x4.extract_lane(terms, 1);
    if (k + 2 < count) total += <f64>f32x4.extract_lane(terms, 2);
  }
  f64.store(sums + (<usize>piece << 3), total);
}

// @ts-ignore: decorator
@inline
function crossEntropy(s: v128, t: v128, derivative: usize): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1);
  const u = exponential(f32x4.neg(f32x4.abs(s)));
  const numerator = v128.bitselect(one, u, f32x4.ge(s, zero));
  v128.store(derivative, f32x4.sub(f32x4.div(numerator, f32x4.add(one, u)), t));
  const linear = f32x4.sub(f32x4.pmax(s, zero), f32x4.mul(t, s));
  return f32x4.add(linear, logOnePlus(u));
}
