/** @file Where the nodes of the small graph are drawn. */

import type { Edge } from './computing/small-graph.js';

/** A place in the drawing or in latent space. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Size of the drawing, in units of its own. */
export const drawingSize = { width: 320, height: 240 } as const;
const margin = 34;

/** All on an ellipse, the first at the left, clockwise. */
export function onEllipse(count: number): Point[] {
  const { width, height } = drawingSize;
  return Array.from({ length: count }, (_, node) => {
    const angle = Math.PI + (2 * Math.PI * (node + 0.5)) / count - Math.PI / 2;
    return {
      x: width / 2 + (width / 2 - margin) * Math.cos(angle),
      y: height / 2 + (height / 2 - margin) * Math.sin(angle),
    };
  });
}

/** A place for one more node: of the points of a grid, the farthest from the others and off their edges. */
export function freePlace(taken: readonly Point[], edges: readonly Edge[]): Point {
  const { width, height } = drawingSize;
  const columns = 7;
  const rows = 5;
  const candidates = Array.from({ length: columns * rows }, (_, index) => ({
    x: margin + ((width - 2 * margin) * (index % columns)) / (columns - 1),
    y: margin + ((height - 2 * margin) * Math.floor(index / columns)) / (rows - 1),
  }));
  const room = (place: Point): number =>
    Math.min(
      ...taken.map((other) => Math.hypot(other.x - place.x, other.y - place.y)),
      // A node may be nearer to a line than to another node.
      ...edges.map(([source, target]) => 2 * distanceTo(place, taken[source]!, taken[target]!)),
    );
  return candidates.reduce((best, candidate) => (room(candidate) > room(best) ? candidate : best));
}

/** From a point to the line between two others. */
function distanceTo({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * dx + (y - from.y) * dy) / Math.max(1e-9, dx * dx + dy * dy);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(from.x + share * dx - x, from.y + share * dy - y);
}

/** The nearest place inside the drawing. */
export function insideDrawing({ x, y }: Point): Point {
  const edge = 18;
  return {
    x: Math.min(drawingSize.width - edge, Math.max(edge, x)),
    y: Math.min(drawingSize.height - edge, Math.max(edge, y)),
  };
}
