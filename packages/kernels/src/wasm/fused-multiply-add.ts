/**
 * @file Fused multiply-add: a product and a sum with one rounding, which relaxed SIMD has. It is faster, and on
 * a processor without it the same instruction rounds twice: results differ from machine to machine in the last bits.
 */
import { KernelError } from '../kernel-error.js';

/** A module of one function: f32x4.relaxed_madd of three vectors. */
const probe = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 4, 1, 0x60, 0, 0],
  ...[3, 2, 1, 0],
  ...[10, 20, 1, 18, 0],
  ...[0x41, 0, 0xfd, 0x0f, 0x41, 0, 0xfd, 0x0f, 0x41, 0, 0xfd, 0x0f],
  ...[0xfd, 0x85, 0x02, 0x1a, 0x0b],
);

/** Whether WebAssembly has fused multiply-add here: in Node 22 and newer, and in current browsers. */
export function hasFusedMultiplyAdd(): boolean {
  return WebAssembly.validate(probe);
}

/** @throws KernelError `fused-multiply-add-unavailable` */
export function requireFusedMultiplyAdd(): void {
  if (hasFusedMultiplyAdd()) return;
  throw new KernelError(
    'fused-multiply-add-unavailable',
    'fusedMultiplyAdd (--fused-multiply-add) needs relaxed SIMD in WebAssembly, which is not there; use Node 22 or newer, or a current browser, or leave it out',
  );
}
