// max(x, 0), and its gradient. What is written is padded to whole vectors. NaN stays NaN.

export function relu(x: usize, out: usize, length: i32): void {
  const zero = f32x4.splat(0);
  for (const end = x + (<usize>length << 2); x < end; x += 16, out += 16) {
    v128.store(out, f32x4.pmax(v128.load(x), zero));
  }
}

/** The gradient of the output where the output is above 0 or NaN, and 0 elsewhere. */
export function reluGradient(output: usize, outGradient: usize, out: usize, length: i32): void {
  const zero = f32x4.splat(0);
  for (const end = output + (<usize>length << 2); output < end; output += 16, outGradient += 16, out += 16) {
    v128.store(out, v128.andnot(v128.load(outGradient), f32x4.le(v128.load(output), zero)));
  }
}
