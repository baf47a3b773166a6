import { expect, test } from 'vitest';
import { drawingSize, freePlace, insideDrawing, onEllipse } from './node-positions.js';

test('up to eight nodes none covers another', () => {
  const places = onEllipse(6);
  while (places.length < 8) places.push(freePlace(places, []));
  for (const [index, { x, y }] of places.entries()) {
    expect(insideDrawing({ x, y })).toEqual({ x, y });
    for (const other of places.slice(index + 1)) {
      expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThan(32);
    }
  }
});

test('what is outside is put at the edge', () => {
  expect(insideDrawing({ x: -50, y: 1e6 })).toEqual({ x: 18, y: drawingSize.height - 18 });
});

test('a new node keeps off the edges', () => {
  const places = onEllipse(6);
  const { x, y } = freePlace(places, [[1, 4]]);
  // The edge between the nodes at the left and at the right is half way up.
  expect(places[1]!.y).toBeCloseTo(drawingSize.height / 2, 6);
  expect(places[4]!.y).toBeCloseTo(drawingSize.height / 2, 6);
  expect(Math.abs(y - drawingSize.height / 2)).toBeGreaterThan(20);
  for (const other of places) expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThan(40);
});
