/**
 * @file Normal numbers from a `Random` stream. Not a registered kernel: it has no tensor input and no
 * gradient, and always runs in the WASM module on the host, so that every backend receives the same bits.
 */
import type { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { rejectArgument } from '../argument-checks.js';
import { randomNormalWasm } from './random-normal.wasm.js';

/** Numbers that one Philox block gives. */
const NUMBERS_PER_BLOCK = 4;

/**
 * Independent standard normal numbers, N(0, 1), by Philox-4x32-10 (Salmon et al., 2011) and Box-Muller.
 *
 * The numbers are a function of the stream's seed, name and position alone. The draw advances `random` by
 * one block of four words for every four numbers, rounded up.
 *
 * @param shape `[n]` or `[rows, columns]`
 * @param random the stream to draw from
 * @returns float32 tensor of that shape
 * @throws KernelError `invalid-argument` for a shape that is none
 */
export function randomNormal(shape: [number], random: Random): tf.Tensor1D;
export function randomNormal(shape: [number, number], random: Random): tf.Tensor2D;
export function randomNormal(shape: [number] | [number, number], random: Random): tf.Tensor;
export function randomNormal(shape: [number] | [number, number], random: Random): tf.Tensor {
  if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0)) {
    rejectArgument(`randomNormal: shape must be whole numbers, got [${shape}]`);
  }
  const length = shape.reduce((product, size) => product * size, 1);
  const blocks = random.reserveBlocks(Math.ceil(length / NUMBERS_PER_BLOCK));
  return tf.tensor(randomNormalWasm(length, blocks), shape, 'float32');
}
