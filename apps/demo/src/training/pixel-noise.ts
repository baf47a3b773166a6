/** @file Gaussian noise on pixels, cut to what pixels can be. */
import { Random } from '@latentgraph/graph';
import { randomNormal } from '@latentgraph/kernels';
import { distanceBetween } from './row-distances.js';

/** More noise than this changes nothing: each pixel is black or white. */
const mostNoise = 64;

/** Always the same noise, to be added in any amount. */
export class PixelNoise {
  readonly #draws: Float32Array;

  /** @param pixels as many as the picture has */
  constructor(pixels: number) {
    const draws = randomNormal([pixels], new Random(0, 'pixel-noise'));
    this.#draws = draws.dataSync<'float32'>();
    draws.dispose();
  }

  /** @param deviation standard deviation of the noise, before it is cut */
  addedTo(picture: Float32Array, deviation: number): Float32Array {
    return picture.map((value, k) => Math.min(1, Math.max(0, value + deviation * this.#draws[k]!)));
  }

  /** The standard deviation at which the picture is as far from the original as `distance`, or as far as it gets. */
  deviationAt(picture: Float32Array, distance: number): number {
    let [low, high] = [0, mostNoise];
    for (let round = 0; round < 40; round++) {
      const middle = (low + high) / 2;
      if (distanceBetween(this.addedTo(picture, middle), picture) < distance) low = middle;
      else high = middle;
    }
    return high;
  }
}
