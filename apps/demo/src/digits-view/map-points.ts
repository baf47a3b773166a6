/** @file The digits as colored points on a map, and the ring of the prior. */
import { classColor, themeColors } from '../page/colors.js';
import { type LatentPlane, priorRadius } from '../training/latent-map.js';
import { mapPlace } from './map-coordinates.js';

interface MapPoints {
  readonly plane: LatentPlane;
  /** `[N, 2]` */
  readonly points: Float32Array;
  /** `[N]` */
  readonly labels: Uint8Array;
}

/** Draws on a canvas of the size that it has on the page. */
export function drawMapPoints(
  canvas: HTMLCanvasElement,
  { plane, points, labels }: MapPoints,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  context.scale(devicePixelRatio, devicePixelRatio);
  context.globalAlpha = 0.75;
  labels.forEach((label, k) => {
    const { x, y } = mapPlace(plane, { x: points[2 * k]!, y: points[2 * k + 1]! });
    context.fillStyle = classColor(label);
    context.beginPath();
    context.arc(x * width, y * height, 2.2, 0, 2 * Math.PI);
    context.fill();
  });
  drawPriorRing(context, plane, width, height);
}

function drawPriorRing(
  context: CanvasRenderingContext2D,
  plane: LatentPlane,
  width: number,
  height: number,
): void {
  const middle = mapPlace(plane, { x: 0, y: 0 });
  const edge = mapPlace(plane, { x: priorRadius, y: priorRadius });
  context.globalAlpha = 1;
  context.strokeStyle = themeColors().text;
  context.lineWidth = 1.5;
  context.setLineDash([6, 5]);
  context.beginPath();
  context.ellipse(
    middle.x * width,
    middle.y * height,
    (edge.x - middle.x) * width,
    (middle.y - edge.y) * height,
    0,
    0,
    2 * Math.PI,
  );
  context.stroke();
}
