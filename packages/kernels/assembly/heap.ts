// The heap: AssemblyScript's TLSF allocator (two-level segregated fit), without its garbage
// collector. Blocks are aligned to 16 bytes; the memory grows as needed and never shrinks.

export function allocate(bytes: usize): usize {
  return heap.alloc(bytes);
}

export function release(pointer: usize): void {
  heap.free(pointer);
}
