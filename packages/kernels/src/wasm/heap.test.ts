import { expect, it } from 'vitest';
import { Arena } from './arena.js';
import { allocate, copyTo, floatsAt, kernelMemory, release } from './heap.js';

it('counts what is allocated, and forgets what is released', () => {
  const before = kernelMemory();
  const first = allocate(1000);
  const second = allocate(24);
  expect(kernelMemory()).toEqual({
    bytes: before.bytes + 1024,
    allocations: before.allocations + 2,
  });
  release(first);
  release(second);
  expect(kernelMemory()).toEqual(before);
});

it('uses released memory again', () => {
  const first = allocate(1 << 20);
  release(first);
  const second = allocate(1 << 20);
  release(second);
  expect(second).toBe(first);
});

it('keeps contents when memory grows, and shows them in new views', () => {
  const values = Float32Array.from({ length: 1000 }, (_, k) => k);
  const pointer = allocate(values.byteLength);
  copyTo(pointer, values);
  const old = floatsAt(pointer, values.length);
  const large = allocate(300 * 2 ** 20);
  expect(old.length).toBe(0); // detached
  expect(floatsAt(pointer, values.length)).toEqual(values);
  release(large);
  release(pointer);
});

it('says how much was asked for when there is no more', () => {
  const before = kernelMemory();
  expect(() => allocate(2 ** 31)).toThrow(
    expect.objectContaining({
      code: 'out-of-memory',
      message: expect.stringContaining('2147483648 bytes'),
    }),
  );
  const blocks: number[] = [];
  expect(() => {
    for (;;) blocks.push(allocate(2 ** 30 - 128));
  }).toThrow(expect.objectContaining({ code: 'out-of-memory' }));
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) release(block);
  expect(kernelMemory()).toEqual(before);
  release(allocate(100));
});

it('frees the memory of a call that throws', () => {
  const before = kernelMemory();
  const call = () =>
    Arena.use((arena) => {
      arena.copyIn(Float32Array.of(1, 2, 3));
      throw new Error('in the call');
    });
  expect(call).toThrow('in the call');
  expect(kernelMemory()).toEqual(before);
});
