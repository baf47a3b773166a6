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
 * rows of a tile of logits: offsets are part of an instruction, so the compiler has to know them. Strides are in bytes.
 */
// @ts-ignore: decorator
@inline
export function multiplyTile(
  a: usize, aStep: usize, ofTile: bool, b: usize, bStep: usize, steps: i32, out: usize, outStride: usize, adds: bool,
): void {
  const end = b + <usize>steps * bStep;
  let s00: v128, s01: v128, s10: v128, s11: v128, s20: v128, s21: v128, s30: v128, s31: v128;
  let left: v128, right: v128, x: v128;
  left = v128.load(b), right = v128.load(b, 16);
  x = v128.load32_splat(a), s00 = f32x4.mul(x, left), s01 = f32x4.mul(x, right);
  x = second(a, ofTile), s10 = f32x4.mul(x, left), s11 = f32x4.mul(x, right);
  x = third(a, ofTile), s20 = f32x4.mul(x, left), s21 = f32x4.mul(x, right);
  x = fourth(a, ofTile), s30 = f32x4.mul(x, left), s31 = f32x4.mul(x, right);
  a += aStep, b += bStep;
  for (;;) {
    if (b == end) break;
    left = v128.load(b), right = v128.load(b, 16);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep, b += bStep;
    if (b == end) break;
    left = v128.load(b), right = v128.load(b, 16);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep, b += bStep;
    if (b == end) break;
    left = v128.load(b), right = v128.load(b, 16);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep, b += bStep;
    if (b == end) break;
    left = v128.load(b), right = v128.load(b, 16);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep, b += bStep;
    if (b == end) break;
    left = v128.load(b), right = v128.load(b, 16);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep, b += bStep;
    if (b == end) break;
    left = v128.load(b), right = v128.load(b, 16);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep, b += bStep;
    if (b == end) break;
    left = v128.load(b), right = v128.load(b, 16);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep, b += bStep;
    if (b == end) break;
    left = v128.load(b), right = v128.load(b, 16);
    x = v128.load32_splat(a), s00 = multiplyAdd(x, left, s00), s01 = multiplyAdd(x, right, s01);
    x = second(a, ofTile), s10 = multiplyAdd(x, left, s10), s11 = multiplyAdd(x, right, s11);
    x = third(a, ofTile), s20 = multiplyAdd(x, left, s20), s21 = multiplyAdd(x, right, s21);
    x = fourth(a, ofTile), s30 = multiplyAdd(x, left, s30), s31 = multiplyAdd(x, right, s31);
    a += aStep, b += bStep;
  }
  storeRow(out, s00, s01, adds);
  storeRow(out + outStride, s10, s11, adds);
  storeRow(out + 2 * outStride, s20, s21, adds);
  storeRow(out + 3 * outStride, s30, s31, adds);
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
