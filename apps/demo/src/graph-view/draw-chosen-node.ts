/** @file How sigma draws the chosen node and the one under the pointer: a ring, and the name on a plate. */
import type { NodeHoverDrawingFunction } from 'sigma/rendering';
import { themeColors } from '../page/colors.js';
import { labelStart } from './draw-node-label.js';

export const drawChosenNode: NodeHoverDrawingFunction = (context, data, settings) => {
  const { text, surface } = themeColors();
  const { x, y, size, label } = data;
  if (label) {
    context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
    const left = labelStart(context, label, data, 6);
    const height = settings.labelSize + 8;
    context.fillStyle = surface;
    context.fillRect(left - 3, y - height / 2, context.measureText(label).width + 6, height);
    context.fillStyle = text;
    context.fillText(label, left, y + settings.labelSize / 3);
  }
  context.strokeStyle = text;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, size + 3, 0, 2 * Math.PI);
  context.stroke();
};
