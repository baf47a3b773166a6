/**
 * @file What this machine can do with 128-bit vectors in WebAssembly, without fused multiply-add: the
 * limits that kernels are measured by.
 */

/** Floating-point operations in one round of `multiplyAdd`: 12 accumulators, 4 lanes, 2 operations. */
export const OPERATIONS_PER_ROUND: i32 = 12 * 4 * 2;

/**
 * Multiplications and additions in registers: no memory, and 12 chains that do not wait for each
 * other. Returns something of all of them, so that none is left out.
 */
export function multiplyAdd(rounds: i32): f32 {
  // The chain tends to 1 and stays there: no infinities, and no subnormal numbers, which are slow.
  const factor = f32x4.splat(0.5), term = f32x4.splat(0.5);
  let a = f32x4.splat(0.1), b = f32x4.splat(0.2), c = f32x4.splat(0.3), d = f32x4.splat(0.4);
  let e = f32x4.splat(0.5), f = f32x4.splat(0.6), g = f32x4.splat(0.7), h = f32x4.splat(0.8);
  let i = f32x4.splat(0.9), j = f32x4.splat(1.1), k = f32x4.splat(1.2), l = f32x4.splat(1.3);
  for (let round = 0; round < rounds; round++) {
    a = f32x4.add(f32x4.mul(a, factor), term);
    b = f32x4.add(f32x4.mul(b, factor), term);
    c = f32x4.add(f32x4.mul(c, factor), term);
    d = f32x4.add(f32x4.mul(d, factor), term);
    e = f32x4.add(f32x4.mul(e, factor), term);
    f = f32x4.add(f32x4.mul(f, factor), term);
    g = f32x4.add(f32x4.mul(g, factor), term);
    h = f32x4.add(f32x4.mul(h, factor), term);
    i = f32x4.add(f32x4.mul(i, factor), term);
    j = f32x4.add(f32x4.mul(j, factor), term);
    k = f32x4.add(f32x4.mul(k, factor), term);
    l = f32x4.add(f32x4.mul(l, factor), term);
  }
  const sum = f32x4.add(
    f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(f32x4.add(e, f), f32x4.add(g, h))),
    f32x4.add(f32x4.add(i, j), f32x4.add(k, l)),
  );
  return f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 3);
}

/** Copies `bytes` (a multiple of 64) from the start of memory to behind them. */
export function copy(bytes: i32): void {
  for (let from: usize = 0; from < <usize>bytes; from += 64) {
    const to = from + <usize>bytes;
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32);
    v128.store(to, v128.load(from, 48), 48);
  }
}
