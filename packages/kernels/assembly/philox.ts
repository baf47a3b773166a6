// Philox-4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011): block b of a stream,
// four random words, is a pure function of key, stream and b.

/** Writes the blocks counter .. counter + 3: first the four blocks' first words, then their second, and so on. */
// @ts-ignore: decorator
@inline
export function philoxFourBlocks(
  out: usize, counter: u64, key0: u32, key1: u32, stream0: u32, stream1: u32,
): void {
  const counters01 = i64x2.add(i64x2.splat(counter), i64x2(0, 1));
  const counters23 = i64x2.add(i64x2.splat(counter), i64x2(2, 3));
  let c0 = lowWords(counters01, counters23);
  let c1 = highWords(counters01, counters23);
  let c2 = i32x4.splat(stream0);
  let c3 = i32x4.splat(stream1);
  const m0 = i32x4.splat(0xd2511f53), m1 = i32x4.splat(0xcd9e8d57);
  for (let round = 0; round < 10; round++) {
    const p01 = i64x2.extmul_low_i32x4_u(c0, m0), p23 = i64x2.extmul_high_i32x4_u(c0, m0);
    const q01 = i64x2.extmul_low_i32x4_u(c2, m1), q23 = i64x2.extmul_high_i32x4_u(c2, m1);
    c0 = v128.xor(v128.xor(highWords(q01, q23), c1), i32x4.splat(key0));
    c1 = lowWords(q01, q23);
    c2 = v128.xor(v128.xor(highWords(p01, p23), c3), i32x4.splat(key1));
    c3 = lowWords(p01, p23);
    key0 += 0x9e3779b9;
    key1 += 0xbb67ae85;
  }
  v128.store(out, c0);
  v128.store(out, c1, 16);
  v128.store(out, c2, 32);
  v128.store(out, c3, 48);
}

// @ts-ignore: decorator
@inline
function lowWords(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

// @ts-ignore: decorator
@inline
function highWords(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 1, 3, 5, 7);
}
