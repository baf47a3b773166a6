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

/** Whether (row, column) is stored, by binary search: columns increase within a row. */
function has(rowPointers: usize, columnIndices: usize, row: i32, column: i32): bool {
  let low = i32.load(rowPointers + (<usize>row << 2));
  let high = i32.load(rowPointers + (<usize>row << 2), 4) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = i32.load(columnIndices + (<usize>middle << 2));
    if (found == column) return true;
    if (found < column) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
