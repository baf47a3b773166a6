/**
 * @file The counter-based generator Philox-4x32-10 (Salmon, Moraes, Dror & Shaw, "Parallel random
 * numbers: as easy as 1, 2, 3", SC 2011): a block of four random words is a pure function of a key
 * and a counter, of which the upper half names a stream. Not for cryptography.
 */

const ROUNDS = 10;
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const KEY_STEP_0 = 0x9e3779b9;
const KEY_STEP_1 = 0xbb67ae85;

/**
 * Computes consecutive blocks, as many as fit in `words`.
 * @param key the two key words, as unsigned 32-bit numbers
 * @param first index of the first block, its low and high 32 bits
 * @param streamWords the counter's two upper words
 * @param words receives four random words for each block
 */
export function philox(
  [key0, key1]: readonly [number, number],
  [low, high]: readonly [number, number],
  [stream0, stream1]: readonly [number, number],
  words: Uint32Array,
): void {
  for (let first = 0; first < words.length; first += 4) {
    const block = low + first / 4;
    let c0 = block >>> 0;
    let c1 = block === c0 ? high : high + 1;
    let c2 = stream0;
    let c3 = stream1;
    let k0 = key0;
    let k1 = key1;
    for (let round = 0; round < ROUNDS; round++) {
      const high0 = multiplyHigh(c0, MULTIPLIER_0);
      const high1 = multiplyHigh(c2, MULTIPLIER_1);
      const low0 = Math.imul(c0, MULTIPLIER_0);
      const low1 = Math.imul(c2, MULTIPLIER_1);
      c0 = high1 ^ c1 ^ k0;
      c1 = low1;
      c2 = high0 ^ c3 ^ k1;
      c3 = low0;
      k0 = (k0 + KEY_STEP_0) | 0;
      k1 = (k1 + KEY_STEP_1) | 0;
    }
    // The words were signed on the way; storing them makes them unsigned again.
    words[first] = c0;
    words[first + 1] = c1;
    words[first + 2] = c2;
    words[first + 3] = c3;
  }
}

/** Upper 32 bits of the 64-bit product of two 32-bit words, from products of their halves. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  // Each sum of a 32-bit product and a 16-bit carry stays below 2^32; `>>> 0` keeps it unsigned.
  const middle = (Math.imul(aHigh, bLow) >>> 0) + (Math.imul(aLow, bLow) >>> 16);
  const middle2 = (Math.imul(aLow, bHigh) >>> 0) + (middle & 0xffff);
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (middle2 >>> 16)) | 0;
}
