/** @file Digits side by side on one sheet, as pixels to put on a canvas. */
import type { Gray } from '../training/gray.js';
import { digitSide } from './strokes-to-digit.js';

/** Ink without paper: black where there is ink, transparent where there is none. */
export interface DigitSheet {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity of each pixel, row by row. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Lays digits out row by row.
 * @param gray `[n, 28 * 28]`
 */
export function digitSheet(gray: Gray, columns: number): DigitSheet {
  const pixels = digitSide ** 2;
  const rows = Math.ceil(gray.length / pixels / columns);
  const width = columns * digitSide;
  const height = rows * digitSide;
  const data = new Uint8ClampedArray(4 * width * height);
  gray.forEach((ink, k) => {
    const digit = Math.floor(k / pixels);
    const pixel = k % pixels;
    const x = (digit % columns) * digitSide + (pixel % digitSide);
    const y = Math.floor(digit / columns) * digitSide + Math.floor(pixel / digitSide);
    data[4 * (y * width + x) + 3] = ink;
  });
  return { width, height, data };
}
