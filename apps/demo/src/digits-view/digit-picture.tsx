import { useEffect, useRef } from 'preact/hooks';
import type { Gray } from '../training/gray.js';
import { digitSheet } from './digit-sheet.js';
import './digit-picture.css';

interface DigitPictureProps {
  /** One digit or more; undefined until there are some. */
  readonly gray: Gray | undefined;
  readonly columns?: number;
  /** What is seen, for those who do not see it. */
  readonly label: string;
}

/** Digits, drawn pixel by pixel in the color of the text. */
export function DigitPicture({ gray, columns = 1, label }: DigitPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element || !gray) return;
    const { width, height, data } = digitSheet(gray, columns);
    // Setting the size, even to the same, clears the canvas.
    element.width = width;
    element.height = height;
    element.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
  }, [gray, columns]);
  return (
    <canvas ref={canvas} class="digits ink" width={28} height={28} role="img" aria-label={label} />
  );
}
