import { expect, it } from 'vitest';
import { Arena } from './arena.js';
import { currentInstance } from './instance.js';
import { kernelMemory } from './kernel-memory.js';

const { heap } = currentInstance();

it('counts what is allocated, and forgets what is released', () => {
  const before = kernelMemory();
  const first = heap.allocate(1000);
  const second = heap.allocate(24);
  expect(kernelMemory()).toEqual({
    bytes: before.bytes + 1024,
    allocations: before.allocations + 2,
  });
  heap.release(first);
  heap.release(second);
  expect(kernelMemory()).toEqual(before);
});

it('uses released memory again', () => {
  const first = heap.allocate(1 << 20);
  heap.release(first);
  const second = heap.allocate(1 << 20);
  heap.release(second);
  expect(second).toBe(first);
});

it('keeps contents when memory grows, and shows them in new views', () => {
  const values = Float32Array.from({ length: 1000 }, (_, k) => k);
  const pointer = heap.allocate(values.byteLength);
  heap.copyTo(pointer, values);
  const old = heap.floatsAt(pointer, values.length);
  const large = heap.allocate(300 * 2 ** 20);
  expect(old.length).toBe(0); // detached
  expect(heap.floatsAt(pointer, values.length)).toEqual(values);
  heap.release(large);
  heap.release(pointer);
});

it('says how much was asked for when there is no more', () => {
  const before = kernelMemory();
  expect(() => heap.allocate(2 ** 31)).toThrow(
    expect.objectContaining({
      code: 'out-of-memory',
      message: expect.stringContaining('2147483648 bytes'),
    }),
  );
  const blocks: number[] = [];
  expect(() => {
    for (;;) blocks.push(heap.allocate(2 ** 30));
  }).toThrow(expect.objectContaining({ code: 'out-of-memory' }));
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) heap.release(block);
  expect(kernelMemory()).toEqual(before);
  heap.release(heap.allocate(100));
});

it('frees the memory of a call that throws', () => {
  const before = kernelMemory();
  const call = () =>
    Arena.use((arena) => {
      arena.copyIn(Uint32Array.of(1, 2, 3));
      throw new Error('in the call');
    });
  expect(call).toThrow('in the call');
  expect(kernelMemory()).toEqual(before);
});
