import type { TargetedPointerEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Place } from './strokes-to-digit.js';

interface DrawingPadProps {
  /** Whether a drawing is shown; where none is, the pad is empty. */
  readonly isDrawn: boolean;
  /** Told of all strokes whenever the pen has moved. */
  readonly onDraw: (strokes: readonly Place[][]) => void;
}

/** Rows and columns of the pad, in its own unit. */
const side = 280;

/** The pen moves on by at least this much, so that strokes have few places. */
const least = 3;

/** Paper to draw a digit on with a mouse, a finger or a pen. */
export function DrawingPad({ isDrawn, onDraw }: DrawingPadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const strokes = useRef<Place[][]>([]);
  const redraw = (): void => {
    const context = canvas.current?.getContext('2d');
    if (context) drawStrokes(context, strokes.current);
  };
  useEffect(() => {
    if (isDrawn) return;
    strokes.current = [];
    redraw();
  }, [isDrawn]);
  const add = (event: TargetedPointerEvent<HTMLCanvasElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = {
      x: ((event.clientX - box.left) / box.width) * side,
      y: ((event.clientY - box.top) / box.height) * side,
    };
    const stroke = strokes.current.at(-1);
    const last = stroke?.at(-1);
    if (last && Math.hypot(place.x - last.x, place.y - last.y) < least) return;
    stroke?.push(place);
    redraw();
    onDraw(strokes.current);
  };
  return (
    <canvas
      ref={canvas}
      class="drawing-pad ink"
      width={side}
      height={side}
      aria-label="Paper to draw a digit on with the pointer; or choose a digit of the set below"
      role="img"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        strokes.current = [...strokes.current, []];
        add(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) add(event);
      }}
    />
  );
}

function drawStrokes(context: CanvasRenderingContext2D, strokes: readonly Place[][]): void {
  context.clearRect(0, 0, side, side);
  context.lineWidth = side / 14;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    const [first, ...rest] = stroke;
    if (!first) continue;
    context.beginPath();
    context.moveTo(first.x, first.y);
    // A line to where it is already leaves a dot.
    for (const { x, y } of rest.length > 0 ? rest : [first]) context.lineTo(x, y);
    context.stroke();
  }
}
