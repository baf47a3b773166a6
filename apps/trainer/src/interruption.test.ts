import { expect, test, vi } from 'vitest';
import { listenForInterruption } from './interruption.js';

test('the first SIGINT aborts, the second one leaves with 130', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  const onFirst = vi.fn();
  const before = process.listenerCount('SIGINT');
  const interruption = listenForInterruption(onFirst);
  try {
    expect(interruption.signal.aborted).toBe(false);
    process.emit('SIGINT', 'SIGINT');
    expect(interruption.signal.aborted).toBe(true);
    expect(onFirst).toHaveBeenCalledOnce();
    expect(exit).not.toHaveBeenCalled();
    expect(() => process.emit('SIGINT', 'SIGINT')).toThrow('exit 130');
    expect(onFirst).toHaveBeenCalledOnce();
  } finally {
    interruption.dispose();
    exit.mockRestore();
  }
  expect(process.listenerCount('SIGINT')).toBe(before);
});
