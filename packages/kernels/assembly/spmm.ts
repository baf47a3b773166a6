// Sparse times dense: out[row] = sum over the row's entries of value * dense[column].
//
// The dense columns are cut into strips of 32, 16, 8, 4 and 1. A strip's sums stay in registers while
// the entries of one row pass, so every output is written once. An entry's products are added in the
// order of the columns, whatever the strip, so the result depends on the row alone, and each piece of
// work is a run of rows. The transposed product runs here too, on the transposed matrix: a gather
// writes each output once, where a scatter on the original reads and writes it per entry.
import { multiplyAdd } from './vectors';

/** The rows of one piece. */
export function spmm(
  rowPointers: usize, columnIndices: usize, values: usize,
  dense: usize, out: usize, rows: i32, width: i32, rowsPerPiece: i32, piece: i32,
): void {
  const stride = <usize>width << 2;
  const first = piece * rowsPerPiece;
  rows = min(rowsPerPiece, rows - first);
  rowPointers += <usize>first << 2;
  out += <usize>first * stride;
  const end = stride;
  let offset: usize = 0;
  for (; offset + 128 <= end; offset += 128) {
    strip32(rowPointers, columnIndices, values, dense + offset, out + offset, rows, stride);
  }
  if (offset + 64 <= end) {
    strip16(rowPointers, columnIndices, values, dense + offset, out + offset, rows, stride);
    offset += 64;
  }
  for (; offset + 16 <= end; offset += 16) {
    strip4(rowPointers, columnIndices, values, dense + offset, out + offset, rows, stride);
  }
  for (; offset < end; offset += 4) {
    strip1(rowPointers, columnIndices, values, dense + offset, out + offset, rows, stride);
  }
}

/**
 * Engines order instructions between one branch and the next, and V8 puts all loads first: eight of them, with the eight sums,
 * are too many for its registers. So there is a branch after every four: the loop is left in the middle of the last entry, and
 * what it asks at its end is always so.
 */
function strip32(
  rowPointers: usize, columnIndices: usize, values: usize,
  dense: usize, out: usize, rows: i32, stride: usize,
): void {
  for (let row = 0; row < rows; row++, rowPointers += 4, out += stride) {
    let entry = <usize>i32.load(rowPointers) << 2;
    const end = <usize>i32.load(rowPointers, 4) << 2;
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
    if (entry < end) {
      const last = end - 4;
      let value: v128, source: usize;
      do {
        value = v128.load32_splat(values + entry);
        source = dense + <usize>i32.load(columnIndices + entry) * stride;
        s0 = multiplyAdd(value, v128.load(source), s0);
        s1 = multiplyAdd(value, v128.load(source, 16), s1);
        s2 = multiplyAdd(value, v128.load(source, 32), s2);
        s3 = multiplyAdd(value, v128.load(source, 48), s3);
        if (entry >= last) break;
        s4 = multiplyAdd(value, v128.load(source, 64), s4);
        s5 = multiplyAdd(value, v128.load(source, 80), s5);
        s6 = multiplyAdd(value, v128.load(source, 96), s6);
        s7 = multiplyAdd(value, v128.load(source, 112), s7);
        entry += 4;
      } while (entry < end);
      s4 = multiplyAdd(value, v128.load(source, 64), s4);
      s5 = multiplyAdd(value, v128.load(source, 80), s5);
      s6 = multiplyAdd(value, v128.load(source, 96), s6);
      s7 = multiplyAdd(value, v128.load(source, 112), s7);
    }
    v128.store(out, s0);
    v128.store(out, s1, 16);
    v128.store(out, s2, 32);
    v128.store(out, s3, 48);
    v128.store(out, s4, 64);
    v128.store(out, s5, 80);
    v128.store(out, s6, 96);
    v128.store(out, s7, 112);
  }
}

function strip16(
  rowPointers: usize, columnIndices: usize, values: usize,
  dense: usize, out: usize, rows: i32, stride: usize,
): void {
  for (let row = 0; row < rows; row++, rowPointers += 4, out += stride) {
    let entry = <usize>i32.load(rowPointers) << 2;
    const end = <usize>i32.load(rowPointers, 4) << 2;
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (; entry < end; entry += 4) {
      const value = v128.load32_splat(values + entry);
      const source = dense + <usize>i32.load(columnIndices + entry) * stride;
      s0 = multiplyAdd(value, v128.load(source), s0);
      s1 = multiplyAdd(value, v128.load(source, 16), s1);
      s2 = multiplyAdd(value, v128.load(source, 32), s2);
      s3 = multiplyAdd(value, v128.load(source, 48), s3);
    }
    v128.store(out, s0);
    v128.store(out, s1, 16);
    v128.store(out, s2, 32);
    v128.store(out, s3, 48);
  }
}

function strip4(
  rowPointers: usize, columnIndices: usize, values: usize,
  dense: usize, out: usize, rows: i32, stride: usize,
): void {
  for (let row = 0; row < rows; row++, rowPointers += 4, out += stride) {
    let entry = <usize>i32.load(rowPointers) << 2;
    const end = <usize>i32.load(rowPointers, 4) << 2;
    let total = f32x4.splat(0);
    for (; entry < end; entry += 4) {
      const source = dense + <usize>i32.load(columnIndices + entry) * stride;
      total = multiplyAdd(v128.load32_splat(values + entry), v128.load(source), total);
    }
    v128.store(out, total);
  }
}

function strip1(
  rowPointers: usize, columnIndices: usize, values: usize,
  dense: usize, out: usize, rows: i32, stride: usize,
): void {
  for (let row = 0; row < rows; row++, rowPointers += 4, out += stride) {
    let entry = <usize>i32.load(rowPointers) << 2;
    const end = <usize>i32.load(rowPointers, 4) << 2;
    let total: f32 = 0;
    for (; entry < end; entry += 4) {
      const source = dense + <usize>i32.load(columnIndices + entry) * stride;
      total += f32.load(values + entry) * f32.load(source);
    }
    f32.store(out, total);
  }
}
