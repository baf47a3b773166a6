import { expect, test } from 'vitest';
import { digitSheet } from './digit-sheet.js';

test('lays three digits out in rows of two', () => {
  const pixels = 28 * 28;
  const gray = new Uint8Array(3 * pixels);
  gray[0] = 10;
  gray[pixels + 28] = 20;
  gray[2 * pixels + 27] = 30;
  const { width, height, data } = digitSheet(gray, 2);
  expect([width, height]).toEqual([56, 56]);
  const opacity = (x: number, y: number): number | undefined => data[4 * (y * width + x) + 3];
  expect([opacity(0, 0), opacity(28, 1), opacity(27, 28)]).toEqual([10, 20, 30]);
  expect(data.reduce((sum, value) => sum + value, 0)).toBe(60);
});
