/**
 * @file Marks of User Timing for what the page does on its main thread, so that the browser's tools and
 * the benchmark can tell it from drawing: measures named `latentgraph: WORK`.
 */

/** Runs and measures a piece of work. */
export function measured<Result>(work: string, run: () => Result): Result {
  const start = performance.now();
  try {
    return run();
  } finally {
    performance.measure(`latentgraph: ${work}`, { start, end: performance.now() });
  }
}
