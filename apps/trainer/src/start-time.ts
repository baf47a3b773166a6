/**
 * @file When the trainer began: `npm start` installs and builds in the same process before. Imported
 * first by main.ts, since the rest is loaded later.
 */
const start = performance.now();

/** Seconds since the trainer began. */
export function secondsSinceStart(): number {
  return (performance.now() - start) / 1000;
}
