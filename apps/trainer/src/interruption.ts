/**
 * @file Ctrl-C, or the signal by which schedulers and containers end a process: once to stop after the current
 * epoch and write what was learned, twice to leave.
 */
import { exitCodes } from './exit-codes.js';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Listens for SIGINT and SIGTERM until it is disposed of. */
export interface Interruption {
  /** Aborted by the first of them. */
  readonly signal: AbortSignal;
  dispose(): void;
}

/**
 * The first SIGINT or SIGTERM aborts the signal, the second one ends the process with exit code 130.
 * @param onFirst called at the first one, to tell the user
 */
export function listenForInterruption(onFirst: () => void): Interruption {
  const controller = new AbortController();
  const listener = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
    onFirst();
  };
  for (const signal of signals) process.on(signal, listener);
  return {
    signal: controller.signal,
    dispose: () => {
      for (const signal of signals) process.off(signal, listener);
    },
  };
}

/** Waits for a turn of the event loop, without which no signal is ever heard. */
export function turnOfEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
