import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latentPlace, mapPlace } from './map-coordinates.js';

const plane = { axes: [0, 1], origin: [0, 0], left: -2, right: 6, bottom: -1, top: 3 } as const;

test('the top left of the map is least to the right and greatest upward', () => {
  expect(latentPlace(plane, { x: 0, y: 0 })).toEqual({ x: -2, y: 3 });
  expect(latentPlace(plane, { x: 1, y: 1 })).toEqual({ x: 6, y: -1 });
  expect(latentPlace(plane, { x: -5, y: 7 })).toEqual({ x: -2, y: -1 });
});

test('there and back again', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (x, y) => {
      const again = mapPlace(plane, latentPlace(plane, { x, y }));
      expect(again.x).toBeCloseTo(x, 9);
      expect(again.y).toBeCloseTo(y, 9);
    }),
  );
});
