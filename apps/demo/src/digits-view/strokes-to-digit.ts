/**
 * @file A drawing as MNIST's digits are made, so that models meet what they know: the longer side 20
 * pixels, in a field of 28 x 28 pixels, and the center of mass at its center. Source: LeCun, Cortes,
 * Burges, The MNIST database of handwritten digits. Strokes are drawn with one pen after they are
 * scaled, so that a small drawing gets no thicker lines than a large one. A drawing with most of its
 * ink at one end stays in the field, with its center of mass as near to the field's as it can be.
 */

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The places of a pen from when it was set down until it was lifted, in any unit; y goes downward. */
export type Stroke = readonly Place[];

/** Rows, and pixels of a row, of a digit. */
export const digitSide = 28;

/** Of the longer side of the drawn part. */
const inkSide = 20;

/** The place of a pixel is its middle; MNIST's digits have their center of mass at (14, 14). */
const center = digitSide / 2;

/** Half the width of the pen, in pixels: about that of MNIST's digits. */
const penRadius = 1.1;

/** Beyond it, an edge is smoothed over this many pixels. */
const penEdge = 1;

/** Pixels from 0 to 1, `[28 * 28]`; all 0 of a drawing without strokes. */
export function strokesToDigit(strokes: readonly Stroke[]): Float32Array {
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  if (drawn.length === 0) return new Float32Array(digitSide ** 2);
  const scaled = scaledToInk(drawn);
  const { x, y } = centerOfMass(inkOf(scaled));
  const { columns, rows } = extentsOf(scaled);
  return inkOf(moved(scaled, shiftInField(center - x, columns), shiftInField(center - y, rows)));
}

/** As large as MNIST's digits, in the middle of the field. */
function scaledToInk(strokes: readonly Stroke[]): Stroke[] {
  const { columns, rows } = extentsOf(strokes);
  const [left, right] = columns;
  const [top, bottom] = rows;
  const side = Math.max(right - left, bottom - top);
  const scale = side === 0 ? 1 : (inkSide - 2 * penRadius) / side;
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: center + scale * (x - (left + right) / 2),
      y: center + scale * (y - (top + bottom) / 2),
    })),
  );
}

/** The part of a shift that keeps the ink of these first and last places within the field. */
function shiftInField(shift: number, [first, last]: Extent): number {
  return Math.max(penRadius - first, Math.min(digitSide - 1 - penRadius - last, shift));
}

/** The least and the greatest of values. */
type Extent = readonly [least: number, greatest: number];

function extentsOf(strokes: readonly Stroke[]): { columns: Extent; rows: Extent } {
  const places = strokes.flat();
  return { columns: extent(places.map(({ x }) => x)), rows: extent(places.map(({ y }) => y)) };
}

function extent(values: readonly number[]): Extent {
  return values.reduce<Extent>(
    ([least, greatest], value) => [Math.min(least, value), Math.max(greatest, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function moved(strokes: readonly Stroke[], byX: number, byY: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + byX, y: y + byY })));
}

/** What a round pen leaves: full within its radius, less toward its edge. */
function inkOf(strokes: readonly Stroke[]): Float32Array {
  return Float32Array.from({ length: digitSide ** 2 }, (_, pixel) => {
    const place = { x: pixel % digitSide, y: Math.floor(pixel / digitSide) };
    const distance = Math.min(...strokes.map((stroke) => distanceToStroke(place, stroke)));
    return Math.min(1, Math.max(0, (penRadius + penEdge / 2 - distance) / penEdge));
  });
}

function distanceToStroke(place: Place, stroke: Stroke): number {
  let least = Number.POSITIVE_INFINITY;
  stroke.forEach((end, k) => {
    least = Math.min(least, distanceToSegment(place, stroke[k - 1] ?? end, end));
  });
  return least;
}

function distanceToSegment({ x, y }: Place, from: Place, to: Place): number {
  const [alongX, alongY] = [to.x - from.x, to.y - from.y];
  const squaredLength = alongX ** 2 + alongY ** 2;
  const along = (x - from.x) * alongX + (y - from.y) * alongY;
  const share = squaredLength === 0 ? 0 : Math.min(1, Math.max(0, along / squaredLength));
  return Math.hypot(x - from.x - share * alongX, y - from.y - share * alongY);
}

/** Where a picture would balance, in pixels from the middle of the first. */
export function centerOfMass(picture: Float32Array): Place {
  let [mass, x, y] = [0, 0, 0];
  picture.forEach((value, pixel) => {
    mass += value;
    x += value * (pixel % digitSide);
    y += value * Math.floor(pixel / digitSide);
  });
  return mass === 0 ? { x: center, y: center } : { x: x / mass, y: y / mass };
}
