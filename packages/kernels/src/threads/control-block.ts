/**
 * @file The few numbers in shared memory by which threads agree on what to do. One job at a time: a kernel,
 * its arguments, and a number of pieces that any thread may take.
 *
 * A piece is taken by lowering `remaining` from n to n - 1 in one atomic step, which gives piece n - 1. Whoever
 * succeeds may read kernel and arguments: they do not change before every piece is finished.
 */

/** Places of the 32-bit integers, from the beginning of the block. */
export const place = {
  /** Pieces that nobody has taken yet; threads without work sleep while it is 0. */
  remaining: 0,
  /** Pieces that are not finished; the caller sleeps until it is 0. */
  unfinished: 1,
  /** 1 if a piece failed. */
  failed: 2,
  /** Which export of the module the kernel is. */
  kernel: 3,
  argumentCount: 4,
} as const;

const integerBytes = 64;
const mostArguments = 16;

/** Size of the whole block. */
export const controlBlockBytes = integerBytes + 8 * mostArguments;

/** Views of the block. */
export interface ControlBlock {
  readonly integers: Int32Array<SharedArrayBuffer>;
  readonly arguments: Float64Array<SharedArrayBuffer>;
}

export function controlBlockAt(buffer: SharedArrayBuffer, pointer: number): ControlBlock {
  return {
    integers: new Int32Array(buffer, pointer, integerBytes / 4),
    arguments: new Float64Array(buffer, pointer + integerBytes, mostArguments),
  };
}

/** A kernel by which any thread does a piece. */
export type PieceKernel = (...args: number[]) => void;

/** The exports of a module, the kernels among them, by their number, the same in every thread. */
export function kernelNames(module: WebAssembly.Module): string[] {
  return WebAssembly.Module.exports(module).map(({ name }) => name);
}

/** Takes pieces and does them until none is left. */
export function workOn(
  { integers, arguments: args }: ControlBlock,
  kernelAt: (index: number) => PieceKernel,
): void {
  for (;;) {
    const remaining = Atomics.load(integers, place.remaining);
    if (remaining === 0) return;
    const taken = remaining - 1;
    if (Atomics.compareExchange(integers, place.remaining, remaining, taken) !== remaining)
      continue;
    try {
      kernelAt(integers[place.kernel]!)(...args.subarray(0, integers[place.argumentCount]), taken);
    } catch {
      Atomics.store(integers, place.failed, 1);
    }
    if (Atomics.sub(integers, place.unfinished, 1) === 1) {
      Atomics.notify(integers, place.unfinished);
    }
  }
}
