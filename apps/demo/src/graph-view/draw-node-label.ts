/** @file How sigma draws the name of a node: at its right, or at its left where the drawing ends. */
import type { NodeLabelDrawingFunction } from 'sigma/rendering';

/** Space between a node and its name, in pixels. */
const gap = 4;

interface DrawnNode {
  readonly x: number;
  readonly size: number;
}

/** Where a name begins, in the font that is set. */
export function labelStart(
  context: CanvasRenderingContext2D,
  label: string,
  { x, size }: DrawnNode,
  distance = gap,
): number {
  const { width } = context.measureText(label);
  const right = x + size + distance;
  const left = x - size - distance - width;
  return right + width > context.canvas.clientWidth && left >= 0 ? left : right;
}

export const drawNodeLabel: NodeLabelDrawingFunction = (context, data, settings) => {
  const { label, y } = data;
  if (!label) return;
  const { labelSize, labelFont, labelWeight, labelColor } = settings;
  context.fillStyle = labelColor.color ?? '';
  context.font = `${labelWeight} ${labelSize}px ${labelFont}`;
  context.fillText(label, labelStart(context, label, data), y + labelSize / 3);
};
