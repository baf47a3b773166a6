/** @file Sets of images that tell by their pixels which one each is. */
import type { ImageSet } from '../images/image-set.js';

/** Images of 1 x 2 pixels: image k has the pixels k and -k, and the class k modulo 7. */
export function numberedImages(count: number): ImageSet {
  return {
    name: 'numbered',
    count,
    height: 1,
    width: 2,
    values: Float32Array.from({ length: 2 * count }, (_, k) => (k % 2 === 0 ? k / 2 : (1 - k) / 2)),
    labels: Uint8Array.from({ length: count }, (_, k) => k % 7),
    classCount: 7,
    indices: Uint32Array.from({ length: count }, (_, k) => k),
  };
}
