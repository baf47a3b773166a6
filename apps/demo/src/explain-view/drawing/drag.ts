/** @file Dragging something in an SVG drawing, told apart from a click. */
import type { Point } from '../node-positions.js';

/** Movement on screen, in pixels, that makes a press a drag. */
const threshold = 4;

interface DragOptions {
  readonly onDrag: (point: Point) => void;
  readonly onClick?: () => void;
}

/** Where an event lies, in the units of the drawing it happened in. */
function pointOf(event: PointerEvent, drawing: SVGSVGElement): Point {
  const matrix = drawing.getScreenCTM()?.inverse();
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  return { x, y };
}

/** Follows a press until it is released. */
export function followPress(
  press: PointerEvent & { readonly currentTarget: SVGElement },
  { onDrag, onClick }: DragOptions,
): void {
  const element = press.currentTarget;
  const drawing = element.ownerSVGElement;
  if (!drawing || press.button !== 0) return;
  element.setPointerCapture(press.pointerId);
  let isDrag = false;
  const move = (event: PointerEvent): void => {
    const distance = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY);
    isDrag ||= distance > threshold;
    if (isDrag) onDrag(pointOf(event, drawing));
  };
  const end = ({ type }: PointerEvent): void => {
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', end);
    element.removeEventListener('pointercancel', end);
    if (!isDrag && type === 'pointerup') onClick?.();
  };
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
}

/** The step that an arrow key stands for, with y downward. */
export function stepOf(key: string): Point | undefined {
  switch (key) {
    case 'ArrowUp':
      return { x: 0, y: -1 };
    case 'ArrowDown':
      return { x: 0, y: 1 };
    case 'ArrowLeft':
      return { x: -1, y: 0 };
    case 'ArrowRight':
      return { x: 1, y: 0 };
    default:
      return undefined;
  }
}
