// Normal numbers: blocks of random words, then Box-Muller. Block b gives the four numbers at out[4 b ..], so number k is a pure
// function of (key, stream, first block, k), and each piece of work is a run of blocks.
//
// From the words (w0, w1) of a block, and likewise from (w2, w3):
//   radius = sqrt(-2 ln u),  u = (floor(w0 / 2^9) + 1/2) / 2^23     in (0, 1), exact in float32
//   angle  = quarter turns q + f, q = the two upper bits of w1, f = its lower 30 bits as a signed number
//   normals = radius * cos(angle), radius * sin(angle)
// Only correctly rounded float32 operations are used, in a fixed order: the same bits on every machine.
// The largest magnitude is sqrt(-2 ln 2^-24) = 5.77. Error against float64 of the same words: below 1e-6.
import { philoxFourBlocks } from './philox';
import { constant, multiplyAdd } from './vectors';

const ONE = memory.data<f32>([1]);
const HALF = memory.data<f32>([0.5]);
const MINUS_HALF = memory.data<f32>([-0.5]);
const MINUS_TWO = memory.data<f32>([-2]);
const SPACING = memory.data<f32>([1.1920928955078125e-7]); // 2^-23
const LN_2 = memory.data<f32>([0.693359375, -2.12194440e-4]); // in two parts, the first one exact
const LOGARITHM = memory.data<f32>([
  7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1,
  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
]);
const RADIANS = memory.data<f32>([1.4629180792671596e-9]); // (pi / 2) / 2^30
const SINE = memory.data<f32>([-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1]);
const COSINE = memory.data<f32>([2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2]);

/**
 * Writes the blocks of one piece, a multiple of 4; in all `blocks` * 4 floats, rounded up to a multiple
 * of 16.
 */
export function randomNormal(
  out: usize, blocks: i32, key0: u32, key1: u32,
  firstLow: u32, firstHigh: u32, stream0: u32, stream1: u32, blocksPerPiece: i32, piece: i32,
): void {
  const first = piece * blocksPerPiece;
  blocks = min(blocksPerPiece, blocks - first);
  out += <usize>first << 4;
  let counter = ((<u64>firstHigh << 32) | <u64>firstLow) + <u64>first;
  for (let block = 0; block < blocks; block += 4, counter += 4, out += 64) {
    fourBlocks(out, counter, key0, key1, stream0, stream1);
  }
}

// @ts-ignore: decorator
@inline
function fourBlocks(out: usize, counter: u64, key0: u32, key1: u32, stream0: u32, stream1: u32): void {
  philoxFourBlocks(out, counter, key0, key1, stream0, stream1);
  const c1 = v128.load(out, 16), c3 = v128.load(out, 48);
  const radius0 = radius(v128.load(out)), radius1 = radius(v128.load(out, 32));
  storeTransposed(
    out,
    f32x4.mul(radius0, cosine(c1)), f32x4.mul(radius0, sine(c1)),
    f32x4.mul(radius1, cosine(c3)), f32x4.mul(radius1, sine(c3)),
  );
}

// @ts-ignore: decorator
@inline
function radius(words: v128): v128 {
  const whole = f32x4.convert_i32x4_s(i32x4.shr_u(words, 9));
  const u = f32x4.mul(f32x4.add(whole, constant(HALF)), constant(SPACING));
  return f32x4.sqrt(f32x4.mul(naturalLog(u), constant(MINUS_TWO)));
}

// ln x for x in (0, 1): x = 2^e (1 + m) with 1 + m in [sqrt 1/2, sqrt 2), and the polynomial of Cephes'
// logf for ln(1 + m) (Moshier, netlib).
// @ts-ignore: decorator
@inline
function naturalLog(x: v128): v128 {
  const shifted = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const e = f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23));
  const mantissa = i32x4.add(v128.and(shifted, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const m = f32x4.sub(mantissa, constant(ONE));
  const square = f32x4.mul(m, m);
  let p = constant(LOGARITHM);
  p = multiplyAdd(p, m, constant(LOGARITHM, 1));
  p = multiplyAdd(p, m, constant(LOGARITHM, 2));
  p = multiplyAdd(p, m, constant(LOGARITHM, 3));
  p = multiplyAdd(p, m, constant(LOGARITHM, 4));
  p = multiplyAdd(p, m, constant(LOGARITHM, 5));
  p = multiplyAdd(p, m, constant(LOGARITHM, 6));
  p = multiplyAdd(p, m, constant(LOGARITHM, 7));
  p = multiplyAdd(p, m, constant(LOGARITHM, 8));
  p = f32x4.mul(f32x4.mul(p, m), square);
  p = multiplyAdd(e, constant(LN_2, 1), p);
  p = f32x4.sub(p, f32x4.mul(square, constant(HALF)));
  return multiplyAdd(e, constant(LN_2), f32x4.add(m, p));
}

// sin(q + f) is +sin, +cos, -sin, -cos of the fraction for the quarter turns 0, 1, 2, 3.
// @ts-ignore: decorator
@inline
function sine(words: v128): v128 {
  const quarter = i32x4.shr_u(words, 30);
  return turned(words, quarter);
}

// @ts-ignore: decorator
@inline
function cosine(words: v128): v128 {
  const quarter = i32x4.add(i32x4.shr_u(words, 30), i32x4.splat(1));
  return turned(words, quarter);
}

// @ts-ignore: decorator
@inline
function turned(words: v128, quarter: v128): v128 {
  const fraction = f32x4.convert_i32x4_s(i32x4.shr_s(i32x4.shl(words, 2), 2));
  const x = f32x4.mul(fraction, constant(RADIANS));
  const odd = i32x4.shr_s(i32x4.shl(quarter, 31), 31);
  const sign = i32x4.shl(i32x4.shr_u(quarter, 1), 31);
  return v128.xor(v128.bitselect(cosinePolynomial(x), sinePolynomial(x), odd), sign);
}

// sin x and cos x on [-pi/4, pi/4]: the polynomials of Cephes' sinf and cosf.
// @ts-ignore: decorator
@inline
function sinePolynomial(x: v128): v128 {
  const square = f32x4.mul(x, x);
  let p = multiplyAdd(constant(SINE), square, constant(SINE, 1));
  p = multiplyAdd(p, square, constant(SINE, 2));
  return multiplyAdd(f32x4.mul(p, square), x, x);
}

// @ts-ignore: decorator
@inline
function cosinePolynomial(x: v128): v128 {
  const square = f32x4.mul(x, x);
  let p = multiplyAdd(constant(COSINE), square, constant(COSINE, 1));
  p = multiplyAdd(p, square, constant(COSINE, 2));
  p = multiplyAdd(f32x4.mul(p, square), square, f32x4.mul(square, constant(MINUS_HALF)));
  return f32x4.add(p, constant(ONE));
}

// Stores the four vectors' lane 0, then their lane 1, and so on: a 4 x 4 transposition.
// @ts-ignore: decorator
@inline
function storeTransposed(out: usize, a: v128, b: v128, c: v128, d: v128): void {
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const highAB = v128.shuffle<i32>(a, b, 2, 6, 3, 7), highCD = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<i64>(ab, cd, 0, 2));
  v128.store(out, v128.shuffle<i64>(ab, cd, 1, 3), 16);
  v128.store(out, v128.shuffle<i64>(highAB, highCD, 0, 2), 32);
  v128.store(out, v128.shuffle<i64>(highAB, highCD, 1, 3), 48);
}
