/** @file Time and memory against the number of nodes, as SVG. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { bySize } from './tables.mjs';

/** @typedef {import('./result.mjs').Results} Results */

/**
 * @param {Results} results
 * @returns {Array<{ file: string, title: string, svg: string }>} None where fewer than two sizes were measured.
 */
export function scalingPlots({ results }) {
  const sized = bySize(results);
  if (sized.length < 2) return [];
  return [
    {
      file: 'scaling-time.svg',
      title: 'Time of an epoch against the number of nodes',
      svg: draw(
        'epoch, ms',
        sized.map(({ size, ours }) => ({ nodes: size.nodes, value: ours.milliseconds.median })),
      ),
    },
    {
      file: 'scaling-memory.svg',
      title: 'Highest resident memory against the number of nodes',
      svg: draw(
        'highest RSS, MB',
        sized.map(({ size, ours }) => ({ nodes: size.nodes, value: ours.megabytes })),
      ),
    },
  ];
}

/** @param {string} label @param {Array<{ nodes: number, value: number | undefined }>} points */
function draw(label, points) {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({
    document,
    marginLeft: 60,
    style: { background: 'white', color: 'black' },
    x: { type: 'log', label: 'nodes', grid: true },
    y: { type: 'log', label, grid: true },
    marks: [
      Plot.line(points, { x: 'nodes', y: 'value', stroke: '#0072b2', marker: 'circle' }),
      Plot.text(points, {
        x: 'nodes',
        y: 'value',
        text: ({ value }) => Math.round(value).toLocaleString('en-US'),
        dy: -10,
      }),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}
