/** @file From places on a map, as shares of its sides from the top left, to latent space and back. */
import type { LatentPlane } from '../training/latent-map.js';
import type { Place } from './strokes-to-digit.js';

/** The place in latent space under a place on the map; outside of the map it is that at the edge. */
export function latentPlace({ left, right, bottom, top }: LatentPlane, { x, y }: Place): Place {
  const [across, down] = [withinOne(x), withinOne(y)];
  return { x: left + across * (right - left), y: top - down * (top - bottom) };
}

/** Where a place in latent space is on the map. */
export function mapPlace({ left, right, bottom, top }: LatentPlane, { x, y }: Place): Place {
  return { x: (x - left) / (right - left), y: (top - y) / (top - bottom) };
}

function withinOne(share: number): number {
  return Math.min(1, Math.max(0, share));
}
