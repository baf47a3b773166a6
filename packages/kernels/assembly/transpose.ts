// Transposes a matrix, four by four floats at a time.

/** target [columns, rows] = the transpose of the rows of one piece of source [rows, columns]. */
export function transpose(
  source: usize, target: usize, rows: i32, columns: i32, rowsPerPiece: i32, piece: i32,
): void {
  const sourceStride = <usize>columns << 2, targetStride = <usize>rows << 2;
  const end = min((piece + 1) * rowsPerPiece, rows);
  for (let row = piece * rowsPerPiece; row < end; row += 4) {
    const from = source + <usize>row * sourceStride, to = target + (<usize>row << 2);
    let column = 0;
    if (row + 4 <= end) {
      for (; column + 4 <= columns; column += 4) {
        transpose4x4(
          from + (<usize>column << 2), sourceStride, to + <usize>column * targetStride, targetStride,
        );
      }
    }
    transposeRest(from, sourceStride, to, targetStride, min(4, end - row), column, columns);
  }
}

// @ts-ignore: decorator
@inline
function transpose4x4(source: usize, sourceStride: usize, target: usize, targetStride: usize): void {
  const a = v128.load(source), b = v128.load(source + sourceStride);
  const c = v128.load(source + 2 * sourceStride), d = v128.load(source + 3 * sourceStride);
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const highAB = v128.shuffle<i32>(a, b, 2, 6, 3, 7), highCD = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(target, v128.shuffle<i64>(ab, cd, 0, 2));
  v128.store(target + targetStride, v128.shuffle<i64>(ab, cd, 1, 3));
  v128.store(target + 2 * targetStride, v128.shuffle<i64>(highAB, highCD, 0, 2));
  v128.store(target + 3 * targetStride, v128.shuffle<i64>(highAB, highCD, 1, 3));
}

function transposeRest(
  source: usize, sourceStride: usize, target: usize, targetStride: usize,
  rows: i32, column: i32, columns: i32,
): void {
  for (; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const value = f32.load(source + <usize>row * sourceStride + (<usize>column << 2));
      f32.store(target + <usize>column * targetStride + (<usize>row << 2), value);
    }
  }
}
