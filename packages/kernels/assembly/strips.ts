// Operands of a dense product, rearranged into strips: of `width` rows of the left operand, or columns of
// the right one ("items"), the numbers lie side by side for each step of the inner dimension, so that a
// product reads both operands from front to back, however they were stored. The last strip is padded with
// zeros.

/** The strips of one piece: target [ceil(items / width), inner, width]; `width` is 4 or 8. Strides are in bytes. */
export function packStrips(
  source: usize, itemStride: usize, innerStride: usize, target: usize,
  items: i32, inner: i32, width: i32, stripsPerPiece: i32, piece: i32,
): void {
  const end = min((piece + 1) * stripsPerPiece * width, items);
  const innerBytes = <usize>inner << 2, stepBytes = <usize>width << 2;
  let item = piece * stripsPerPiece * width;
  if (itemStride == 4) {
    for (; item + 16 <= end; item += 16) {
      packSixteen(source + (<usize>item << 2), innerStride, target + <usize>item * innerBytes, inner, width);
    }
  }
  for (; item < end; item += width) {
    const strip = target + <usize>item * innerBytes;
    for (let lane = 0; lane < width; lane += 4) {
      packFour(
        source + <usize>(item + lane) * itemStride, itemStride, innerStride,
        strip + (<usize>lane << 2), stepBytes, items - item - lane, inner,
      );
    }
  }
}

/** Sixteen items that lie side by side, a line of the cache at each step: four strips of 4, or two of 8. */
function packSixteen(source: usize, innerStride: usize, target: usize, inner: i32, width: i32): void {
  const stepBytes = <usize>width << 2, stripBytes = <usize>inner * stepBytes;
  const second = width == 4 ? stripBytes : 16, third = width == 4 ? 2 * stripBytes : stripBytes;
  const end = target + stripBytes;
  for (; target < end; target += stepBytes, source += innerStride) {
    v128.store(target, v128.load(source));
    v128.store(target + second, v128.load(source, 16));
    v128.store(target + third, v128.load(source, 32));
    v128.store(target + second + third, v128.load(source, 48));
  }
}

/** Four items of a strip, of which `items` are there. */
function packFour(
  source: usize, itemStride: usize, innerStride: usize, target: usize, stepBytes: usize,
  items: i32, inner: i32,
): void {
  let k = 0;
  if (items >= 4 && innerStride == 4) {
    for (; k + 4 <= inner; k += 4, source += 16, target += 4 * stepBytes) {
      transpose4x4(source, itemStride, target, stepBytes);
    }
  }
  for (; k < inner; k++, source += innerStride, target += stepBytes) {
    if (items >= 4 && itemStride == 4) {
      v128.store(target, v128.load(source));
      continue;
    }
    for (let item = 0; item < 4; item++) {
      const value = item < items ? f32.load(source + <usize>item * itemStride) : 0;
      f32.store(target + (<usize>item << 2), value);
    }
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
