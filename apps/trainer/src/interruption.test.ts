import { expect, test, vi } from 'vitest';
import { listenForInterruption } from './interruption.js';

test.each([
  ['SIGINT', 'SIGINT'],
  ['SIGTERM', 'SIGTERM'],
  ['SIGINT', 'SIGTERM'],
] as const)(
  'the first signal, %s, aborts, the second one, %s, leaves with 130',
  (first, second) => {
    const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`exit ${code}`);
    });
    const onFirst = vi.fn();
    const listeners = () => ['SIGINT', 'SIGTERM'].map((signal) => process.listenerCount(signal));
    const before = listeners();
    const interruption = listenForInterruption(onFirst);
    try {
      expect(interruption.signal.aborted).toBe(false);
      process.emit(first, first);
      expect(interruption.signal.aborted).toBe(true);
      expect(onFirst).toHaveBeenCalledOnce();
      expect(exit).not.toHaveBeenCalled();
      expect(() => process.emit(second, second)).toThrow('exit 130');
      expect(onFirst).toHaveBeenCalledOnce();
    } finally {
      interruption.dispose();
      exit.mockRestore();
    }
    expect(listeners()).toEqual(before);
  },
);
