/**
 * @file Copies between a memory that threads share and one that they do not. `TypedArray.set` goes word by word there; WebAssembly has one
 * instruction for it, several times as fast, in a module on several memories. Node 22 and newer have those, and most browsers.
 */
import type { Pointer } from './exports.js';

/** Copies bytes from one memory to another. */
export type CopyBytes = (to: Pointer, from: Pointer, bytes: number) => void;

const copies = new WeakMap<
  WebAssembly.Memory,
  WeakMap<WebAssembly.Memory, CopyBytes | undefined>
>();

/** The fast way from one memory to another; undefined where there is none, or no need of one. */
export function copyBetween(
  from: WebAssembly.Memory,
  to: WebAssembly.Memory,
): CopyBytes | undefined {
  const fromHere = copies.get(from) ?? new WeakMap<WebAssembly.Memory, CopyBytes | undefined>();
  copies.set(from, fromHere);
  if (!fromHere.has(to)) fromHere.set(to, createCopy(from, to));
  return fromHere.get(to);
}

function createCopy(from: WebAssembly.Memory, to: WebAssembly.Memory): CopyBytes | undefined {
  if (isShared(from) === isShared(to)) return undefined;
  try {
    const module = new WebAssembly.Module(moduleOf(isShared(from), isShared(to)));
    const { exports } = new WebAssembly.Instance(module, { '': { from, to } });
    // WebAssembly's types know nothing of a module's exports.
    return exports.copy as CopyBytes;
  } catch {
    // A module has one memory only here: callers go on with `TypedArray.set`.
    return undefined;
  }
}

function isShared({ buffer }: { readonly buffer: ArrayBufferLike }): boolean {
  return !(buffer instanceof ArrayBuffer);
}

/** (module (memory (import "" "from") …) (memory (import "" "to") …) (func (export "copy") …)) */
function moduleOf(fromIsShared: boolean, toIsShared: boolean): Uint8Array<ArrayBuffer> {
  const anyLimits = [0, 0];
  const anySharedLimits = [3, 0, 0x80, 0x80, 4];
  const from = [0, ...name('from'), 2, ...(fromIsShared ? anySharedLimits : anyLimits)];
  const to = [0, ...name('to'), 2, ...(toIsShared ? anySharedLimits : anyLimits)];
  // (memory.copy $to $from (local.get 0) (local.get 1) (local.get 2))
  const body = [0, 0x20, 0, 0x20, 1, 0x20, 2, 0xfc, 10, 1, 0, 0x0b];
  return Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [0x60, 3, 0x7f, 0x7f, 0x7f, 0]),
    ...section(2, from, to),
    ...section(3, [0]),
    ...section(7, [...name('copy'), 0, 0]),
    ...section(10, [body.length, ...body]),
  );
}

function section(id: number, ...entries: readonly number[][]): number[] {
  const content = [entries.length, ...entries.flat()];
  return [id, content.length, ...content];
}

function name(text: string): number[] {
  return [text.length, ...new TextEncoder().encode(text)];
}
