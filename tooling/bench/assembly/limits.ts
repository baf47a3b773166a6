/**
 * @file What this machine can do with 128-bit vectors in WebAssembly, without fused multiply-add: the
 * limits that kernels are measured by.
 */

/** Floating-point operations in one round of `multiplyAdd`: 12 accumulators, 4 lanes. */
export const OPERATIONS_PER_ROUND: i32 = 12 * 4;

/** From memory: a constant in the code is made anew at each use by V8, with three instructions. */
const ONE = memory.data<f32>([1, 1, 1, 1], 16);

/**
 * As many multiplications as additions in registers: no memory, and 12 chains that do not wait for each other.
 * Two of the one kind and two of the other in turn, which keeps all units of a processor busy that gives
 * operations to its units in the order in which they come. Returns something of all of them, so that none is
 * left out.
 */
export function multiplyAdd(rounds: i32): f32 {
  // Times 1, and plus 1 until that changes nothing: no infinities, and no subnormal numbers, which are slow.
  const one = v128.load(ONE);
  let a = f32x4.splat(0.1), b = f32x4.splat(0.2), c = f32x4.splat(0.3), d = f32x4.splat(0.4);
  let e = f32x4.splat(0.5), f = f32x4.splat(0.6), g = f32x4.splat(0.7), h = f32x4.splat(0.8);
  let i = f32x4.splat(0.9), j = f32x4.splat(1.1), k = f32x4.splat(1.2), l = f32x4.splat(1.3);
  for (let round = 0; round < rounds; round++) {
    a = f32x4.mul(a, one);
    b = f32x4.mul(b, one);
    c = f32x4.add(c, one);
    d = f32x4.add(d, one);
    e = f32x4.mul(e, one);
    f = f32x4.mul(f, one);
    g = f32x4.add(g, one);
    h = f32x4.add(h, one);
    i = f32x4.mul(i, one);
    j = f32x4.mul(j, one);
    k = f32x4.add(k, one);
    l = f32x4.add(l, one);
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
