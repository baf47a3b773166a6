/** @file Charts as SVG texts, drawn without a browser. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Draws a plot as the text of an SVG file. */
export function svgChart(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({
    document,
    width: 640,
    style: { background: 'white', color: 'black' },
    ...options,
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}

/** A color for each of ten classes: those of Tableau 10, told apart by most eyes. */
export const classColors: Plot.ScaleOptions = { type: 'categorical', scheme: 'tableau10' };
