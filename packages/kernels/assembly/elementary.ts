// Elementary functions of four floats at once. NaN stays NaN.
import { multiplyAdd } from './vectors';

// e^x, relative error below 2e-7, also where the result is subnormal, 0 or infinite: x = n ln 2 + r with n
// whole and |r| <= ln 2 / 2, the polynomial of Cephes' expf for e^r (Moshier, netlib), and 2^n in two
// factors, since n may leave the range of an exponent. Exactly 1 at 0.
// @ts-ignore: decorator
@inline
export function exponential(x: v128): v128 {
  // The limits' own results are 0 and infinity.
  x = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-104)), f32x4.splat(89));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.4426950408889634)));
  let r = multiplyAdd(n, f32x4.splat(-0.693359375), x);
  r = multiplyAdd(n, f32x4.splat(2.12194440e-4), r);
  let p = multiplyAdd(f32x4.splat(1.9875691500e-4), r, f32x4.splat(1.3981999507e-3));
  p = multiplyAdd(p, r, f32x4.splat(8.3334519073e-3));
  p = multiplyAdd(p, r, f32x4.splat(4.1665795894e-2));
  p = multiplyAdd(p, r, f32x4.splat(1.6666665459e-1));
  p = multiplyAdd(p, r, f32x4.splat(5.0000001201e-1));
  p = f32x4.add(multiplyAdd(f32x4.mul(p, r), r, r), f32x4.splat(1));
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
  let p = multiplyAdd(f32x4.splat(0.005126102167600442), u, f32x4.splat(-0.02907406477950442));
  p = multiplyAdd(p, u, f32x4.splat(0.07751608689846357));
  p = multiplyAdd(p, u, f32x4.splat(-0.13602247635196818));
  p = multiplyAdd(p, u, f32x4.splat(0.19076880741409732));
  p = multiplyAdd(p, u, f32x4.splat(-0.24835398989889274));
  p = multiplyAdd(p, u, f32x4.splat(0.33318121707698145));
  p = multiplyAdd(p, u, f32x4.splat(-0.4999944497634745));
  p = multiplyAdd(p, u, f32x4.splat(0.9999999659255099));
  return f32x4.mul(p, u);
}
