// Small vector idioms the kernels share. Fused multiply-add only where the module is compiled with relaxed
// SIMD: that may round differently from machine to machine, and without it results are the same bits everywhere.

// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<f32>(a, b, c);
  return f32x4.add(c, f32x4.mul(a, b));
}

/**
 * A number of a table in memory, in all four lanes. V8 makes a constant of the code anew at each use, with three
 * instructions; from memory it takes one.
 */
// @ts-ignore: decorator
@inline
export function constant(table: usize, index: usize = 0): v128 {
  return v128.load32_splat(table + (index << 2));
}

/** memory[pointer] += scale * vector, four floats. */
// @ts-ignore: decorator
@inline
export function accumulate(pointer: usize, scale: v128, vector: v128): void {
  v128.store(pointer, multiplyAdd(scale, vector, v128.load(pointer)));
}

/** The two upper floats of a vector, as doubles. */
// @ts-ignore: decorator
@inline
export function promoteHigh(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i64>(x, x, 1, 1));
}

/** The sum of the four floats, always in the same order. */
// @ts-ignore: decorator
@inline
export function horizontalSum(x: v128): f32 {
  return (f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1))
    + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** The dot product of two runs of `width` floats. */
// @ts-ignore: decorator
@inline
export function dot(a: usize, b: usize, width: i32): f32 {
  let partial = f32x4.splat(0);
  let k = 0;
  for (; k + 4 <= width; k += 4, a += 16, b += 16) {
    partial = multiplyAdd(v128.load(a), v128.load(b), partial);
  }
  let total = horizontalSum(partial);
  for (; k < width; k++, a += 4, b += 4) total += f32.load(a) * f32.load(b);
  return total;
}

/** target += scale * source, over `width` floats. */
// @ts-ignore: decorator
@inline
export function addScaled(target: usize, scale: f32, source: usize, width: i32): void {
  const scales = f32x4.splat(scale);
  let k = 0;
  for (; k + 4 <= width; k += 4, target += 16, source += 16) {
    accumulate(target, scales, v128.load(source));
  }
  for (; k < width; k++, target += 4, source += 4) {
    f32.store(target, f32.load(target) + scale * f32.load(source));
  }
}
