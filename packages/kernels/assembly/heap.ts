// The heap: AssemblyScript's TLSF allocator (two-level segregated fit), without its garbage collector; the memory grows
// as needed and never shrinks. It aligns to 16 bytes, and blocks here begin with a line of the cache: two threads that write
// 16 columns each, side by side, would else write into the same lines.

const LINE: usize = 64;
/** Before a block stands where what the allocator gave begins. */
const START_BYTES: usize = sizeof<usize>();

export function allocate(bytes: usize): usize {
  const start = heap.alloc(bytes + LINE);
  const block = (start + LINE) & ~(LINE - 1);
  store<usize>(block - START_BYTES, start);
  return block;
}

export function release(block: usize): void {
  heap.free(load<usize>(block - START_BYTES));
}
