import { useMemo } from 'preact/hooks';
import type UPlot from 'uplot';
import { epochTicks, Plot } from '../controls/plot.js';
import { themeColors } from '../page/colors.js';
import './line-chart.css';

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

/** Lines over the epochs, counted from 1. */
export function LineChart({ title, lines }: LineChartProps) {
  const data = useMemo(() => dataOf(lines), [lines]);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <Plot
        label={describe(title, lines)}
        height={160}
        empty="Once they train."
        options={() => optionsFor(lines)}
        data={data}
      />
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

function optionsFor(lines: readonly ChartLine[]): Omit<UPlot.Options, 'width' | 'height'> {
  const colors = themeColors();
  const axis = {
    stroke: colors.text,
    grid: { stroke: colors.edge, width: 1 },
    ticks: { stroke: colors.edge },
  };
  const epochs = { ...axis, ...epochTicks };
  const left = { ...axis, scale: 'left', size: 54, space: 24 };
  const right = { ...left, scale: 'right', side: 1 as const, grid: { show: false } };
  return {
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
      })),
    ],
  };
}
