import * as tf from '@tensorflow/tfjs-core';
import { indexTensor } from '../portable/indices.js';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { EdgeDotSignature } from './edge-dot.js';

/** Pairs are taken in tiles of about this many numbers, so that memory does not grow with them. */
const TILE_NUMBERS = 2 ** 20;

export const edgeDotPortable: PortableKernel<EdgeDotSignature> = ({ a, b }, { pairs }) => {
  const count = pairs.sources.length;
  const tilePairs = Math.max(1, Math.floor(TILE_NUMBERS / Math.max(1, a.shape[1])));
  const tiles: tf.Tensor1D[] = [];
  for (let first = 0; first < count; first += tilePairs) {
    const end = Math.min(count, first + tilePairs);
    tiles.push(
      tf.tidy(() => {
        const left = tf.gather(a, indexTensor(pairs.sources, first, end));
        const right = tf.gather(b, indexTensor(pairs.targets, first, end));
        return tf.sum<tf.Tensor1D>(tf.mul(left, right), 1);
      }),
    );
  }
  if (tiles.length === 0) return [tf.zeros([0])];
  return [tiles.length === 1 ? tiles[0]! : tf.concat(tiles)];
};
