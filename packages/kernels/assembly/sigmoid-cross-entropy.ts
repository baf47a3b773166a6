// Binary cross-entropy with logits of one label: the sum of softplus(x), x = sign * logit, where the sign is
// -1 for label 1 and +1 for label 0, and its derivative sign * sigmoid(x) by the logit. With u = e^-|x|,
// which never overflows:
//   softplus(x) = max(x, 0) + ln(1 + u)
//   sigmoid(x)  = 1 / (1 + u) for x >= 0, u / (1 + u) for x < 0
// All terms are positive, with a relative error below 3e-7 each, and added in float64.
import { exponential, logOnePlus } from './elementary';
import { promoteHigh } from './vectors';

/** Writes the derivatives of one piece, and its sum to sums[piece]. `derivatives` is padded to a vector. */
export function sigmoidCrossEntropy(
  logits: usize, sign: f32, derivatives: usize, sums: usize,
  length: i32, logitsPerPiece: i32, piece: i32,
): void {
  const first = piece * logitsPerPiece;
  const count = min(logitsPerPiece, length - first);
  const signs = f32x4.splat(sign);
  let at = <usize>first << 2;
  let low = f64x2.splat(0), high = low;
  let k = 0;
  for (; k + 4 <= count; k += 4, at += 16) {
    const terms = softplus(f32x4.mul(v128.load(logits + at), signs), signs, derivatives + at);
    low = f64x2.add(low, f64x2.promote_low_f32x4(terms));
    high = f64x2.add(high, promoteHigh(terms));
  }
  const both = f64x2.add(low, high);
  let total = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  if (k < count) {
    const terms = softplus(f32x4.mul(v128.load(logits + at), signs), signs, derivatives + at);
    total += <f64>f32x4.extract_lane(terms, 0);
    if (k + 1 < count) total += <f64>f32x4.extract_lane(terms, 1);
    if (k + 2 < count) total += <f64>f32x4.extract_lane(terms, 2);
  }
  f64.store(sums + (<usize>piece << 3), total);
}

// @ts-ignore: decorator
@inline
function softplus(x: v128, signs: v128, derivative: usize): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1);
  const u = exponential(f32x4.neg(f32x4.abs(x)));
  const numerator = v128.bitselect(one, u, f32x4.ge(x, zero));
  v128.store(derivative, f32x4.mul(signs, f32x4.div(numerator, f32x4.add(one, u))));
  return f32x4.add(f32x4.pmax(x, zero), logOnePlus(u));
}
