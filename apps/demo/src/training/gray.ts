/** @file Pixels as the page draws them. */

/** Gray levels from 0, background, to 255, ink. */
export type Gray = Uint8Array<ArrayBuffer>;

/** Gray levels of pixels from 0 to 1. */
export function toGray(values: Float32Array): Gray {
  return Uint8Array.from(values, (value) => Math.round(255 * Math.min(1, Math.max(0, value))));
}
