import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { themeColors } from '../graph-view/colors.js';
import { theme } from '../page/theme.js';

/** A line over the epochs. */
export interface ChartLine {
  readonly label: string;
  readonly color: 'text' | 'accent';
  /** Which axis it is measured on. */
  readonly side: 'left' | 'right';
  readonly values: readonly number[];
}

interface LineChartProps {
  readonly title: string;
  readonly lines: readonly ChartLine[];
}

const height = 160;

/** Lines over the epochs, counted from 1. */
export function LineChart({ title, lines }: LineChartProps) {
  const container = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const shade = theme.value;
  useEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    const made = new UPlot(optionsFor(element, lines), dataOf(lines), element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, [shade]);
  useEffect(() => plot.current?.setData(dataOf(lines)), [lines]);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div ref={container} role="img" aria-label={describe(title, lines)} />
    </figure>
  );
}

function describe(title: string, lines: readonly ChartLine[]): string {
  const last = lines.map(({ label, values }) => `${label} ${values.at(-1)?.toPrecision(3) ?? '–'}`);
  return `${title}, over the epochs; last: ${last.join(', ')}`;
}

function dataOf(lines: readonly ChartLine[]): UPlot.AlignedData {
  const epochs = lines[0]?.values.map((_, k) => k + 1) ?? [];
  return [epochs, ...lines.map(({ values }) => [...values])];
}

function optionsFor(element: HTMLElement, lines: readonly ChartLine[]): UPlot.Options {
  const colors = themeColors();
  const axis = {
    stroke: colors.text,
    grid: { stroke: colors.edge, width: 1 },
    ticks: { stroke: colors.edge },
  };
  const epochs = { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500] };
  const left = { ...axis, scale: 'left', size: 54, space: 24 };
  const right = { ...left, scale: 'right', side: 1 as const, grid: { show: false } };
  return {
    width: element.clientWidth,
    height,
    scales: { x: { time: false } },
    cursor: { y: false },
    axes: lines.some(({ side }) => side === 'right') ? [epochs, left, right] : [epochs, left],
    series: [
      { label: 'epoch' },
      ...lines.map(({ label, color, side }) => ({
        label,
        scale: side,
        stroke: colors[color],
        width: 1.5,
        points: { show: false },
      })),
    ],
  };
}
