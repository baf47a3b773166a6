/** @file What differs between Node and browsers about threads. */
import type { ThreadData } from './thread-script.js';

/** A thread that is running the thread script. */
export interface Thread {
  /** Ends it at once, whatever it is doing. */
  terminate(): void;
}

/** Where threads come from. */
export interface ThreadHost {
  /** How many threads this machine runs at once. */
  availableThreads(): number;
  /** Why there can be no threads here: one clause without a final period; undefined if there can. */
  obstacle(): string | undefined;
  /**
   * Starts a thread that does not keep the process alive.
   * @param script the thread script, a classic script
   * @param onEnd called when the thread ends by itself, which it never should, with what happened
   * @returns the thread, once it waits for work
   */
  start(script: string, data: ThreadData, onEnd: (reason: string) => void): Promise<Thread>;
}
