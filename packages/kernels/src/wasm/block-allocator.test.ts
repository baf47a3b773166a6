import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BlockAllocator } from './block-allocator.js';

const MiB = 2 ** 20;

function allocatorOf(pages = 1, start = 100): BlockAllocator {
  return new BlockAllocator(new WebAssembly.Memory({ initial: pages }), start);
}

it('begins blocks with a line of the cache, behind what the module uses', () => {
  const allocator = allocatorOf();
  expect([0, 1, 64, 65, 24].map((bytes) => allocator.allocate(bytes))).toEqual([
    128, 192, 256, 320, 448,
  ]);
});

it('takes the smallest free range that is large enough', () => {
  const allocator = allocatorOf();
  const [large, , small] = [6400, 64, 640, 64].map((bytes) => allocator.allocate(bytes));
  allocator.release(large!);
  allocator.release(small!);
  expect(allocator.allocate(600)).toBe(small);
  expect(allocator.allocate(600)).toBe(large);
});

it('keeps blocks of half a gigabyte and more apart', () => {
  const allocator = allocatorOf();
  const first = allocator.allocate(513 * MiB);
  const neighbor = allocator.allocate(1000);
  allocator.release(first);
  expect(allocator.allocate(529 * MiB)).toBeGreaterThan(neighbor);
  expect(allocator.allocate(513 * MiB)).toBe(first);
});

it('joins what is released to ranges of more than a gigabyte', () => {
  const allocator = allocatorOf();
  const blocks = [700, 1, 700].map((size) => allocator.allocate(size * MiB));
  for (const block of blocks) allocator.release(block);
  const { byteLength } = allocator.memory.buffer;
  expect(allocator.allocate(1401 * MiB)).toBe(blocks[0]);
  expect(allocator.memory.buffer.byteLength).toBe(byteLength);
});

it('throws, and keeps its books, where memory cannot grow', () => {
  const allocator = new BlockAllocator(new WebAssembly.Memory({ initial: 1, maximum: 2 }), 0);
  expect(() => allocator.allocate(2 * 65_536 + 1)).toThrow(RangeError);
  expect(allocator.allocate(2 * 65_536)).toBe(0);
});

it('does not release what is no block', () => {
  const allocator = allocatorOf();
  const block = allocator.allocate(100);
  expect(() => allocator.release(block + 64)).toThrow(`no block begins at ${block + 64}`);
  allocator.release(block);
  expect(() => allocator.release(block)).toThrow(RangeError);
});

it('never gives memory twice, and has all of it again in the end', () => {
  // A size allocates; a fraction releases one of the blocks.
  const steps = fc.array(
    fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.double({ min: 0, max: 0.999, noNaN: true })),
    { maxLength: 60 },
  );
  const property = fc.property(steps, (actions) => {
    const allocator = allocatorOf();
    const blocks: { start: number; end: number }[] = [];
    for (const action of actions) {
      if (Number.isInteger(action)) {
        const start = allocator.allocate(action);
        const end = start + Math.max(action, 1);
        expect(start % 64).toBe(0);
        expect(end).toBeLessThanOrEqual(allocator.memory.buffer.byteLength);
        for (const other of blocks) expect(end <= other.start || other.end <= start).toBe(true);
        blocks.push({ start, end });
      } else if (blocks.length > 0) {
        const [block] = blocks.splice(Math.floor(action * blocks.length), 1);
        allocator.release(block!.start);
      }
    }
    for (const { start } of blocks) allocator.release(start);
    const { byteLength } = allocator.memory.buffer;
    expect(allocator.allocate(byteLength - 128)).toBe(128);
    expect(allocator.memory.buffer.byteLength).toBe(byteLength);
  });
  fc.assert(property);
});
