// The logarithm of many factors of 1 or more, as one logarithm of their product: four products side by side, whose exponents are taken
// out before they can overflow. A product starts near the smallest number, at 2^-120, so that it may grow to 2^127.

/** The exponent bits of 2^-120. */
const START: i32 = 7;

const LN_2: f64 = 0.6931471805599453;

/** Four empty products. */
// @ts-ignore: decorator
@inline
export function emptyProducts(): v128 {
  return i32x4.splat(START << 23);
}

/** By how many powers of two products have grown. */
// @ts-ignore: decorator
@inline
export function growth(products: v128): v128 {
  return i32x4.sub(i32x4.shr_u(products, 23), i32x4.splat(START));
}

/** Products without that growth. */
// @ts-ignore: decorator
@inline
export function withoutGrowth(products: v128): v128 {
  return v128.or(v128.and(products, i32x4.splat(0x007fffff)), emptyProducts());
}

/** ln(2^exponent times the products), for products without growth and the sum of what was taken out of all four. */
export function logarithm(products: v128, exponent: f64): f64 {
  const mantissas = v128.or(products, f32x4.splat(1));
  return exponent * LN_2 + NativeMath.log(
    <f64>f32x4.extract_lane(mantissas, 0) * <f64>f32x4.extract_lane(mantissas, 1)
    * <f64>f32x4.extract_lane(mantissas, 2) * <f64>f32x4.extract_lane(mantissas, 3),
  );
}

/** The sum of four whole numbers. */
// @ts-ignore: decorator
@inline
export function laneSum(x: v128): f64 {
  return <f64>(i32x4.extract_lane(x, 0) + i32x4.extract_lane(x, 1)
    + i32x4.extract_lane(x, 2) + i32x4.extract_lane(x, 3));
}
