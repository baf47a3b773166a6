// Node pairs that are no edges, by rejection: candidates are drawn one after the other from a stream, and edges
// and self-loops among them thrown away. Candidate k is made of the words 2 k and 2 k + 1 of the stream, counted
// from an even position:
//   u = (floor(w0 / 2^5) 2^26 + floor(w1 / 2^6)) / 2^53,   (source, target) = divmod(floor(u N^2), N)
// and, where direction does not count, ordered: the very pairs that `sampleNegatives` of the package `graph` draws.
import { philoxFourBlocks } from './philox';

/** Candidates of the four blocks that are drawn at once. */
const BATCH: i32 = 8;

/** Scratch bytes of `drawNegatives`: four blocks of four words. */
export function negativesScratchBytes(): usize {
  return 64;
}

/**
 * Writes `count` pairs and returns how many candidates it took. The adjacency has one row for each receiver;
 * `mirrored` says whether an entry (a, b) also stands for (b, a) without being stored there.
 */
export function drawNegatives(
  rowPointers: usize, columnIndices: usize, nodes: i32, directed: bool, mirrored: bool,
  key0: u32, key1: u32, firstLow: u32, firstHigh: u32, stream0: u32, stream1: u32, firstCandidate: i32,
  scratch: usize, sources: usize, targets: usize, count: i32,
): f64 {
  const pairs = <f64>nodes * <f64>nodes;
  let counter = (<u64>firstHigh << 32) | <u64>firstLow;
  let candidate = firstCandidate;
  let drawn: f64 = 0;
  philoxFourBlocks(scratch, counter, key0, key1, stream0, stream1);
  for (const end = sources + (<usize>count << 2); sources < end; drawn++, candidate++) {
    if (candidate == BATCH) {
      candidate = 0;
      counter += 4;
      philoxFourBlocks(scratch, counter, key0, key1, stream0, stream1);
    }
    // Two candidates a block; the words of one are 16 bytes apart.
    const word = scratch + (<usize>(candidate >> 1) << 2) + (<usize>(candidate & 1) << 5);
    const high = <f64>(load<u32>(word) >> 5), low = <f64>(load<u32>(word, 16) >> 6);
    const pair = floor((high * 67108864 + low) / 9007199254740992 * pairs);
    const first = <i32>floor(pair / <f64>nodes);
    const second = <i32>(pair - <f64>first * <f64>nodes);
    const source = directed ? first : min(first, second);
    const target = directed ? second : max(first, second);
    if (source == target || has(rowPointers, columnIndices, target, source)) continue;
    if (mirrored && has(rowPointers, columnIndices, source, target)) continue;
    i32.store(sources, source);
    i32.store(targets, target);
    sources += 4;
    targets += 4;
  }
  return drawn;
}

/** Columns that `has` compares at once. */
const COMPARED: i32 = 8;

/**
 * Whether (row, column) is stored. Columns increase within a row: they are halved until few are left, and those
 * compared at once. No branch depends on a column, which a processor could only guess.
 */
// @ts-ignore: decorator
@inline
function has(rowPointers: usize, columnIndices: usize, row: i32, column: i32): bool {
  const pointer = rowPointers + (<usize>row << 2);
  const first = i32.load(pointer);
  let length = i32.load(pointer, 4) - first;
  let start = columnIndices + (<usize>first << 2);
  while (length > COMPARED) {
    const half = length >>> 1;
    const inUpperHalf = i32.load(start + (<usize>half << 2)) <= column;
    start += <usize>(half & -<i32>inUpperHalf) << 2;
    length -= half;
  }
  // The last ones before the end: what is loaded before the start, of another row or another block, is shifted out.
  const end = start + (<usize>length << 2), wanted = i32x4.splat(column);
  const upper = i32x4.bitmask(i32x4.eq(v128.load(end - 16), wanted));
  const lower = i32x4.bitmask(i32x4.eq(v128.load(end - 32), wanted));
  return (upper << 4 | lower) >> (COMPARED - length) != 0;
}
