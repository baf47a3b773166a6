/** @file Images side by side in one PNG. */
import { encode } from 'fast-png';

/** How a grid is drawn. */
export interface ImageGrid {
  /** Pixels from 0 (black) to 1 (white), image after image, row of the grid after row. */
  readonly values: Float32Array;
  readonly height: number;
  readonly width: number;
  /** Images in a row of the grid. */
  readonly columns: number;
}

/** Screen pixels of a pixel, and between images. */
const scale = 2;
const gap = 2;
/** Gray of the gaps, so that black images are seen to end. */
const gapGray = 96;

/** Draws images in a grid; values beyond black and white are drawn as those. */
export function imageGrid({ values, height, width, columns }: ImageGrid): Uint8Array {
  const count = values.length / (height * width);
  const rows = Math.ceil(count / columns);
  const [cellHeight, cellWidth] = [height * scale + gap, width * scale + gap];
  const total = { width: columns * cellWidth + gap, height: rows * cellHeight + gap };
  const data = new Uint8Array(total.width * total.height).fill(gapGray);
  for (let image = 0; image < count; image++) {
    const top = Math.floor(image / columns) * cellHeight + gap;
    const left = (image % columns) * cellWidth + gap;
    for (let y = 0; y < height * scale; y++) {
      for (let x = 0; x < width * scale; x++) {
        const source = Math.floor(y / scale) * width + Math.floor(x / scale);
        const value = values[image * height * width + source] ?? 0;
        data[(top + y) * total.width + left + x] = Math.round(
          255 * Math.min(1, Math.max(0, value)),
        );
      }
    }
  }
  return encode({ ...total, data, channels: 1, depth: 8 });
}
