import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { theme } from '../page/theme.js';
import { themeColors } from './colors.js';
import type { GraphSession } from './graph-session.js';

/** Loss and validation AUC over the epochs. */
export function Curves({ session }: { readonly session: GraphSession }) {
  const container = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const shade = theme.value;
  useEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    const made = new UPlot(optionsFor(element), dataOf(session), element);
    plot.current = made;
    const observer = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: 180 }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, [shade]);
  const epochs = session.epochs.value;
  useEffect(() => plot.current?.setData(dataOf(session)), [epochs]);
  return (
    <section class="pane curves" aria-label="Curves">
      <header>
        <h2>Loss and validation AUC</h2>
      </header>
      <div
        ref={container}
        role="img"
        aria-label="Loss and validation AUC over the epochs; the last values are among the figures above"
      />
    </section>
  );
}

function dataOf({ epochs }: GraphSession): UPlot.AlignedData {
  const points = epochs.peek();
  return [
    points.map(({ number }) => number),
    points.map(({ loss }) => loss),
    points.map(({ auc }) => auc ?? null),
  ];
}

function optionsFor(element: HTMLElement): UPlot.Options {
  const { text, edge, accent } = themeColors();
  const axis = { stroke: text, grid: { stroke: edge, width: 1 }, ticks: { stroke: edge } };
  return {
    width: element.clientWidth,
    height: 180,
    scales: { x: { time: false }, auc: { range: [0, 1] } },
    axes: [axis, { ...axis, size: 54 }, { ...axis, scale: 'auc', side: 1, grid: { show: false } }],
    series: [
      { label: 'epoch' },
      { label: 'loss', stroke: text, width: 1.5 },
      { label: 'AUC', stroke: accent, width: 1.5, scale: 'auc' },
    ],
  };
}
