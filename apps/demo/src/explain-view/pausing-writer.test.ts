import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PausingWriter, writingPause } from './pausing-writer.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('writes the newest value alone, once none has followed for a while', () => {
  const write = vi.fn();
  const writer = new PausingWriter<number>(write);
  for (const value of [1, 2, 3]) {
    writer.put(value);
    vi.advanceTimersByTime(writingPause - 1);
  }
  expect(write.mock.calls).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(write.mock.calls).toEqual([[3]]);
  writer.put(4);
  vi.runAllTimers();
  expect(write.mock.calls).toEqual([[3], [4]]);
});

test('flushed, it writes at once what waits, and never twice', () => {
  const write = vi.fn();
  const writer = new PausingWriter<number>(write);
  writer.flush();
  expect(write.mock.calls).toEqual([]);
  writer.put(5);
  writer.flush();
  writer.flush();
  vi.runAllTimers();
  expect(write.mock.calls).toEqual([[5]]);
});
