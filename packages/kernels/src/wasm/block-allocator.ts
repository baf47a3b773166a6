/**
 * @file The allocator of the kernels' own memory. Its books are here and not in that memory: the kernels hold few blocks,
 * and large ones.
 */
import type { MemoryOwner, Pointer } from './exports.js';

/**
 * Blocks begin with a line of the cache: two threads that write 16 columns each, side by side, would else write
 * into the same lines where rows are whole lines.
 */
const LINE = 64;
const PAGE = 65_536;

interface Range {
  readonly start: Pointer;
  readonly end: Pointer;
}

/** Blocks of a memory that nobody else grows: the smallest free range that is large enough, its beginning. */
export class BlockAllocator implements MemoryOwner {
  readonly memory: WebAssembly.Memory;
  /** In the order of their addresses; no two touch. */
  readonly #free: Range[] = [];
  readonly #endOfBlock = new Map<Pointer, Pointer>();

  /** @param start where what the module itself uses ends */
  constructor(memory: WebAssembly.Memory, start: Pointer) {
    this.memory = memory;
    this.#addFree({ start: inLines(start), end: memory.buffer.byteLength });
  }

  /** @throws RangeError where memory cannot grow so far */
  allocate(bytes: number): Pointer {
    const size = inLines(Math.max(bytes, 1));
    const index = this.#smallestFor(size) ?? this.#growFor(size);
    const { start, end } = this.#free[index]!;
    const rest = { start: start + size, end };
    this.#free.splice(index, 1, ...(rest.start < end ? [rest] : []));
    this.#endOfBlock.set(start, rest.start);
    return start;
  }

  /** @throws RangeError if no block begins there */
  release(start: Pointer): void {
    const end = this.#endOfBlock.get(start);
    if (end === undefined) throw new RangeError(`no block begins at ${start}`);
    this.#endOfBlock.delete(start);
    this.#addFree({ start, end });
  }

  #smallestFor(size: number): number | undefined {
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, { start, end }] of this.#free.entries()) {
      if (end - start < size || end - start >= least) continue;
      best = index;
      least = end - start;
    }
    return best;
  }

  /** Grows the memory until its last free range is large enough, which it returns. */
  #growFor(size: number): number {
    const { byteLength } = this.memory.buffer;
    const last = this.#free.at(-1);
    const start = last?.end === byteLength ? last.start : byteLength;
    this.memory.grow(Math.ceil((start + size - byteLength) / PAGE));
    this.#addFree({ start: byteLength, end: this.memory.buffer.byteLength });
    return this.#free.length - 1;
  }

  /** Joins a range with those that it touches. */
  #addFree({ start, end }: Range): void {
    if (start >= end) return;
    const next = this.#free.findIndex((range) => range.start > start);
    const index = next < 0 ? this.#free.length : next;
    const [before, after] = [this.#free[index - 1], this.#free[index]];
    const joined = {
      start: before?.end === start ? before.start : start,
      end: after?.start === end ? after.end : end,
    };
    const first = joined.start < start ? index - 1 : index;
    this.#free.splice(first, (joined.end > end ? index + 1 : index) - first, joined);
  }
}

function inLines(bytes: number): number {
  return LINE * Math.ceil(bytes / LINE);
}
