/** @file Ctrl-C: once to stop after the current epoch and write what was learned, twice to leave. */
import { exitCodes } from './exit-codes.js';

/** Listens for SIGINT until it is disposed of. */
export interface Interruption {
  /** Aborted by the first SIGINT. */
  readonly signal: AbortSignal;
  dispose(): void;
}

/**
 * The first SIGINT aborts the signal, the second one ends the process with exit code 130.
 * @param onFirst called at the first SIGINT, to tell the user
 */
export function listenForInterruption(onFirst: () => void): Interruption {
  const controller = new AbortController();
  const listener = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
    onFirst();
  };
  process.on('SIGINT', listener);
  return {
    signal: controller.signal,
    dispose: () => {
      process.off('SIGINT', listener);
    },
  };
}

/** Waits for a turn of the event loop, without which no signal is ever heard. */
export function turnOfEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
