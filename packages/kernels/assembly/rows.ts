// Rows of a matrix by index, and the adjoint: adding rows at their indices.

/** out[k] = x[rows[k]] for the rows of one piece. */
export function gatherRows(
  x: usize, rows: usize, out: usize, count: i32, width: i32, rowsPerPiece: i32, piece: i32,
): void {
  const stride = <usize>width << 2;
  const first = piece * rowsPerPiece;
  count = min(rowsPerPiece, count - first);
  rows += <usize>first << 2;
  out += <usize>first * stride;
  for (let k = 0; k < count; k++, rows += 4, out += stride) {
    memory.copy(out, x + <usize>i32.load(rows) * stride, stride);
  }
}

/** out[rows[k]] += x[k], in the order of k; `out`, [rowCount, width], is cleared first. */
export function scatterRows(
  x: usize, rows: usize, out: usize, count: i32, rowCount: i32, width: i32,
): void {
  const stride = <usize>width << 2;
  memory.fill(out, 0, <usize>rowCount * stride);
  for (let k = 0; k < count; k++, rows += 4) {
    let target = out + <usize>i32.load(rows) * stride;
    const end = x + stride;
    for (; x + 16 <= end; x += 16, target += 16) {
      v128.store(target, f32x4.add(v128.load(target), v128.load(x)));
    }
    for (; x < end; x += 4, target += 4) f32.store(target, f32.load(target) + f32.load(x));
  }
}
