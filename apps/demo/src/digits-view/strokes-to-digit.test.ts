import { loadImages } from '@latentgraph/datasets';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centerOfMass, digitSide, type Stroke, strokesToDigit } from './strokes-to-digit.js';

const coordinate = fc.double({ min: 0, max: 300, noNaN: true });
const drawing = fc
  .array(fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 2, maxLength: 8 }), {
    minLength: 1,
    maxLength: 3,
  })
  // As large as a drawing that is meant.
  .filter((strokes) => longerSide(strokes.flat()) > 10);

function longerSide(places: Stroke): number {
  const side = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  return Math.max(side(places.map(({ x }) => x)), side(places.map(({ y }) => y)));
}

/** Rows or columns from the first to the last with ink. */
function inkExtent(digit: Float32Array): number {
  const places = [...digit.keys()]
    .filter((pixel) => digit[pixel]! > 0)
    .map((pixel) => ({ x: pixel % digitSide, y: Math.floor(pixel / digitSide) }));
  return longerSide(places) + 1;
}

/** Whether ink is in the first or last row or column: its center of mass may then be elsewhere. */
function touchesEdge(digit: Float32Array): boolean {
  const ends = [0, digitSide - 1];
  return digit.some(
    (ink, pixel) =>
      ink > 0 && (ends.includes(pixel % digitSide) || ends.includes(Math.floor(pixel / digitSide))),
  );
}

test("MNIST's own digits have the size and the center that drawings get", async () => {
  const { values, count } = await loadImages('mnist');
  for (let k = 0; k < count; k += 100) {
    const digit = values.subarray(k * 784, (k + 1) * 784);
    const { x, y } = centerOfMass(digit);
    // They are moved by whole pixels.
    expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.501);
    expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.501);
    expect(Math.abs(inkExtent(digit) - 20)).toBeLessThanOrEqual(1);
  }
});

test('a drawing is as large as those, with its center of mass where theirs is', () => {
  fc.assert(
    fc.property(drawing, (strokes) => {
      const digit = strokesToDigit(strokes);
      const { x, y } = centerOfMass(digit);
      if (!touchesEdge(digit)) {
        expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.5);
        expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.5);
      }
      expect(Math.abs(inkExtent(digit) - 21)).toBeLessThanOrEqual(1);
      expect(Math.min(...digit)).toBe(0);
      expect(Math.max(...digit)).toBeGreaterThan(0.5);
      expect(Math.max(...digit)).toBeLessThanOrEqual(1);
    }),
  );
});

test('a drawing with most of its ink at one end stays in the field', () => {
  const digit = strokesToDigit([
    [
      { x: 0, y: 0 },
      { x: 108, y: 0 },
    ],
    [
      { x: 0, y: 300 },
      { x: 0, y: 300 },
    ],
  ]);
  expect(inkExtent(digit)).toBeGreaterThanOrEqual(20);
  expect(centerOfMass(digit).y).toBeLessThan(14);
});

test('where and how large it was drawn makes no difference', () => {
  fc.assert(
    fc.property(
      drawing,
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      coordinate,
      coordinate,
      (strokes, scale, byX, byY) => {
        const changed = strokes.map((stroke) =>
          stroke.map(({ x, y }) => ({ x: scale * x + byX, y: scale * y + byY })),
        );
        const [expected, digit] = [strokesToDigit(strokes), strokesToDigit(changed)];
        const differences = digit.map((value, pixel) => Math.abs(value - expected[pixel]!));
        expect(Math.max(...differences)).toBeLessThan(1e-4);
      },
    ),
  );
});

test('a vertical line is a bar of the width of the pen', () => {
  const digit = strokesToDigit([
    [
      { x: 50, y: 10 },
      { x: 50, y: 110 },
    ],
  ]);
  const row = Array.from(digit.subarray(14 * 28, 15 * 28));
  expect(row.slice(11, 18).map((value) => Number(value.toFixed(3)))).toEqual([
    0, 0, 0.6, 1, 0.6, 0, 0,
  ]);
});

test('a touch is a dot, and nothing drawn is empty', () => {
  expect(centerOfMass(strokesToDigit([[{ x: 3, y: 200 }]]))).toEqual({ x: 14, y: 14 });
  expect(strokesToDigit([]).every((value) => value === 0)).toBe(true);
  expect(strokesToDigit([[]]).every((value) => value === 0)).toBe(true);
});
