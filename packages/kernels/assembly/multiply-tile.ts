// The loop that dense products are made of: a tile of 4 rows x 8 columns, in eight vectors, grows at each step by four
// numbers of A, broadcast, times eight numbers of B. No horizontal additions, no scatter.
//
// Eight steps stand in the loop, with a way out of it after each: engines order instructions between one branch and the next.
// Without these branches V8 loads for all eight steps first, which takes more registers than there are. With one step in
// the loop, what is not arithmetic takes every fifth cycle.
import { TILE_ROW_BYTES } from './all-pairs/layout';
import { multiplyAdd } from './vectors';

/**
 * out [4, 8] = or += the sum over `steps`, 1 or more, of a [4] times b [8]. The numbers of A lie side by side or, `ofTile`, in four
 * rows of a tile of logits; those of B at any distance, `bStep`, or, `inStrip`, 32 bytes apart. Both flags are
 * for the compiler, which has to know offsets: they are part of an instruction. Strides are in bytes.
 */
// @ts-ignore: decorator
@inline
export function multiplyTile(
  a: usize, aStep: usize, ofTile: bool, b: usize, bStep: usize, inStrip: bool, steps: i32, out: usize, outStride: usize, adds: bool,
): void {
  const aEnd = a + <usize>steps * aStep, bEnd = b + <usize>steps * bStep;
  let s00: v128, s01: v128, s10: v128, s11: v128, s20: v128, s21: v128, s30: v128, s31: v128;
  let left: v128, right: v128, x: v128;
  left = leftOf(b, inStrip, 0), right = rightOf(b, inStrip, 0);
  x = v128.load32_splat(a), s00 = f32x4.mul(x, left), s01 = f32x4.mul(x, right);
  x = second(a, ofTile), s10 = f32x4.mul(x, left), s11 = f32x4.mul(x, right);
  x = third(a, ofTile), s20 = f32x4.mul(x, left), s21 = f32x4.mul(x, right);
  x = fourth(a, ofTile), s30 = f32x4.mul(x, left), s31 = f32x4.mul(x, right);
  a += aStep, b += bStep;
  for (;;) {
    if (inStrip ? a == aEnd : b == bEnd) break;
    left = leftOf(b, inStrip, 0), right = rightOf(b, inStrip, 0);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep;
    if (!inStrip) b += bStep;
    if (inStrip ? a == aEnd : b == bEnd) break;
    left = leftOf(b, inStrip, 1), right = rightOf(b, inStrip, 1);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep;
    if (!inStrip) b += bStep;
    if (inStrip ? a == aEnd : b == bEnd) break;
    left = leftOf(b, inStrip, 2), right = rightOf(b, inStrip, 2);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep;
    if (!inStrip) b += bStep;
    if (inStrip ? a == aEnd : b == bEnd) break;
    left = leftOf(b, inStrip, 3), right = rightOf(b, inStrip, 3);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep, b += inStrip ? 4 * bStep : bStep;
    if (inStrip ? a == aEnd : b == bEnd) break;
    left = leftOf(b, inStrip, 0), right = rightOf(b, inStrip, 0);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep;
    if (!inStrip) b += bStep;
    if (inStrip ? a == aEnd : b == bEnd) break;
    left = leftOf(b, inStrip, 1), right = rightOf(b, inStrip, 1);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep;
    if (!inStrip) b += bStep;
    if (inStrip ? a == aEnd : b == bEnd) break;
    left = leftOf(b, inStrip, 2), right = rightOf(b, inStrip, 2);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep;
    if (!inStrip) b += bStep;
    if (inStrip ? a == aEnd : b == bEnd) break;
    left = leftOf(b, inStrip, 3), right = rightOf(b, inStrip, 3);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep, b += inStrip ? 4 * bStep : bStep;
  }
  storeRow(out, s00, s01, adds);
  storeRow(out + outStride, s10, s11, adds);
  storeRow(out + 2 * outStride, s20, s21, adds);
  storeRow(out + 3 * outStride, s30, s31, adds);
}

/** Four numbers of B: in a strip, `ahead` (0 to 3) steps beyond `b`; else at `b`, which has moved by then. */
// @ts-ignore: decorator
@inline
function leftOf(b: usize, inStrip: bool, ahead: i32): v128 {
  if (!inStrip || ahead == 0) return v128.load(b);
  return ahead == 1 ? v128.load(b, 32) : ahead == 2 ? v128.load(b, 64) : v128.load(b, 96);
}

/** The next four. */
// @ts-ignore: decorator
@inline
function rightOf(b: usize, inStrip: bool, ahead: i32): v128 {
  if (!inStrip || ahead == 0) return v128.load(b, 16);
  return ahead == 1 ? v128.load(b, 48) : ahead == 2 ? v128.load(b, 80) : v128.load(b, 112);
}

// @ts-ignore: decorator
@inline
function second(a: usize, ofTile: bool): v128 {
  return ofTile ? v128.load32_splat(a, TILE_ROW_BYTES) : v128.load32_splat(a, 4);
}

// @ts-ignore: decorator
@inline
function third(a: usize, ofTile: bool): v128 {
  return ofTile ? v128.load32_splat(a, 2 * TILE_ROW_BYTES) : v128.load32_splat(a, 8);
}

// @ts-ignore: decorator
@inline
function fourth(a: usize, ofTile: bool): v128 {
  return ofTile ? v128.load32_splat(a, 3 * TILE_ROW_BYTES) : v128.load32_splat(a, 12);
}

// @ts-ignore: decorator
@inline
function storeRow(out: usize, left: v128, right: v128, adds: bool): void {
  v128.store(out, adds ? f32x4.add(v128.load(out), left) : left);
  v128.store(out, adds ? f32x4.add(v128.load(out, 16), right) : right, 16);
}
