// Elementary functions of four floats at once. NaN stays NaN.
import { constant, multiplyAdd } from './vectors';

const EXTREMES = memory.data<f32>([-104, 89]); // where e^x is 0 and infinity
const LOG2_E = memory.data<f32>([1.4426950408889634]);
const MINUS_LN_2 = memory.data<f32>([-0.693359375, 2.12194440e-4]); // in two parts, the first one exact
const EXPONENTIAL = memory.data<f32>([
  1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1,
]);
const LOG_ONE_PLUS = memory.data<f32>([
  0.005126102167600442, -0.02907406477950442, 0.07751608689846357, -0.13602247635196818, 0.19076880741409732,
  -0.24835398989889274, 0.33318121707698145, -0.4999944497634745, 0.9999999659255099,
]);

// e^x, relative error below 2e-7, also where the result is subnormal, 0 or infinite: x = n ln 2 + r with n
// whole and |r| <= ln 2 / 2, the polynomial of Cephes' expf for e^r (Moshier, netlib), and 2^n in two
// factors, since n may leave the range of an exponent. Exactly 1 at 0.
// @ts-ignore: decorator
@inline
export function exponential(x: v128): v128 {
  x = f32x4.pmin(f32x4.pmax(x, constant(EXTREMES)), constant(EXTREMES, 1));
  const n = f32x4.nearest(f32x4.mul(x, constant(LOG2_E)));
  let r = multiplyAdd(n, constant(MINUS_LN_2), x);
  r = multiplyAdd(n, constant(MINUS_LN_2, 1), r);
  let p = multiplyAdd(constant(EXPONENTIAL), r, constant(EXPONENTIAL, 1));
  p = multiplyAdd(p, r, constant(EXPONENTIAL, 2));
  p = multiplyAdd(p, r, constant(EXPONENTIAL, 3));
  p = multiplyAdd(p, r, constant(EXPONENTIAL, 4));
  p = multiplyAdd(p, r, constant(EXPONENTIAL, 5));
  p = f32x4.add(multiplyAdd(f32x4.mul(p, r), r, r), constant(EXPONENTIAL, 6));
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(p, twoToThe(half)), twoToThe(i32x4.sub(whole, half)));
}

// @ts-ignore: decorator
@inline
function twoToThe(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

// ln(1 + u) for 0 <= u <= 1, relative error below 2e-7: u times a polynomial of degree 8 for ln(1 + u) / u,
// which interpolates it at the Chebyshev points of [0, 1].
// @ts-ignore: decorator
@inline
export function logOnePlus(u: v128): v128 {
  let p = multiplyAdd(constant(LOG_ONE_PLUS), u, constant(LOG_ONE_PLUS, 1));
  p = multiplyAdd(p, u, constant(LOG_ONE_PLUS, 2));
  p = multiplyAdd(p, u, constant(LOG_ONE_PLUS, 3));
  p = multiplyAdd(p, u, constant(LOG_ONE_PLUS, 4));
  p = multiplyAdd(p, u, constant(LOG_ONE_PLUS, 5));
  p = multiplyAdd(p, u, constant(LOG_ONE_PLUS, 6));
  p = multiplyAdd(p, u, constant(LOG_ONE_PLUS, 7));
  p = multiplyAdd(p, u, constant(LOG_ONE_PLUS, 8));
  return f32x4.mul(p, u);
}
