import type { PieceKernels } from '../wasm/exports.js';
import type { ThreadTeam } from './thread-team.js';

/** A kernel's arguments before the last, which is the piece. */
type ArgumentsOf<Kernel extends (...args: never[]) => void> =
  Parameters<Kernel> extends [...infer Leading extends number[], number] ? Leading : never;

/** What has a kernel, and threads for it. */
export interface Workers<Name extends keyof PieceKernels> {
  readonly exports: Pick<PieceKernels, Name>;
  /** undefined: the calling thread is alone. */
  readonly team: ThreadTeam | undefined;
}

/** A kernel's pieces on all threads; on the calling one alone where it has no others, or one piece. */
export function parallelFor<Name extends keyof PieceKernels>(
  workers: Workers<Name>,
  kernel: Name,
  pieces: number,
  ...args: ArgumentsOf<PieceKernels[Name]>
): void {
  parallelForAlongside(() => {}, workers, kernel, pieces, ...args);
}

/** As `parallelFor`, but the calling thread does something else first, `alongside`, while the others begin. */
export function parallelForAlongside<Name extends keyof PieceKernels>(
  alongside: () => void,
  workers: Workers<Name>,
  kernel: Name,
  pieces: number,
  ...args: ArgumentsOf<PieceKernels[Name]>
): void {
  if (workers.team !== undefined && pieces > 1) {
    workers.team.run(kernel, pieces, args, alongside);
    return;
  }
  alongside();
  const call: (...args: number[]) => void = workers.exports[kernel];
  for (let piece = 0; piece < pieces; piece++) call(...args, piece);
}

/** How a loop is cut. */
export interface Pieces {
  /** Items of one piece; the last may have fewer. */
  readonly perPiece: number;
  readonly pieces: number;
}

/**
 * Work below this, 0.3 to 1 ms, is not worth a second thread: waking it takes some 10 microseconds, and what it
 * reads and writes has to travel between the caches of two cores.
 */
const leastOperations = 8_000_000;
const mostPieces = 64;

/** Whether work of so many arithmetic operations is worth more than one thread. */
export function isWorthThreads(operations: number): boolean {
  return operations >= leastOperations;
}

/**
 * Cuts `count` items, each of some arithmetic operations, into 64 pieces of about the same size, more than there
 * are threads so that a slow one holds nobody up; or into one, where that is all they are worth.
 * @param multiple what the items of a piece must be a multiple of
 */
export function cutIntoPieces(count: number, operationsPerItem: number, multiple = 1): Pieces {
  const wanted = isWorthThreads(count * operationsPerItem) ? Math.ceil(count / mostPieces) : count;
  const perPiece = multiple * Math.ceil(Math.max(1, wanted) / multiple);
  return { perPiece, pieces: Math.ceil(count / perPiece) };
}
