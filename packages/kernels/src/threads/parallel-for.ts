import type { PieceKernels } from '../wasm/exports.js';
import { currentInstance } from '../wasm/instance.js';

/** A kernel's arguments before the last, which is the piece. */
type ArgumentsOf<Kernel extends (...args: never[]) => void> =
  Parameters<Kernel> extends [...infer Leading extends number[], number] ? Leading : never;

/** A kernel's pieces on all threads; on the calling one alone where it has no others, or one piece. */
export function parallelFor<Name extends keyof PieceKernels>(
  kernel: Name,
  pieces: number,
  ...args: ArgumentsOf<PieceKernels[Name]>
): void {
  const { team } = currentInstance();
  if (team !== undefined && pieces > 1) team.run(kernel, pieces, args);
  else serialFor(kernel, pieces, ...args);
}

/** A kernel's pieces on the calling thread, for work too little to share. */
export function serialFor<Name extends keyof PieceKernels>(
  kernel: Name,
  pieces: number,
  ...args: ArgumentsOf<PieceKernels[Name]>
): void {
  const call: (...args: number[]) => void = currentInstance().exports[kernel];
  for (let piece = 0; piece < pieces; piece++) call(...args, piece);
}

/** How a loop is cut. */
export interface Pieces {
  /** Items of one piece; the last may have fewer. */
  readonly perPiece: number;
  readonly pieces: number;
}

/**
 * A piece below this, some 0.1 ms, is not worth a thread: waking it takes some 10 microseconds, and what it
 * reads and writes has to travel between the caches of two cores.
 */
const leastOperations = 1_000_000;
const mostPieces = 64;

/** Whether work of so many operations is worth more than one thread. */
export function isWorthThreads(operations: number): boolean {
  return operations >= 2 * leastOperations;
}

/**
 * Cuts `count` items, each of some arithmetic operations, into pieces worth a thread's while.
 * @param multiple what the items of a piece must be a multiple of
 */
export function cutIntoPieces(count: number, operationsPerItem: number, multiple = 1): Pieces {
  const least = Math.ceil(leastOperations / Math.max(1, operationsPerItem));
  const wanted = Math.max(least, Math.ceil(count / mostPieces));
  const perPiece = multiple * Math.ceil(wanted / multiple);
  return { perPiece, pieces: Math.ceil(count / perPiece) };
}
