import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { themeColors } from '../graph-view/colors.js';
import { theme } from '../page/theme.js';
import { epochCount } from './computing/comparison.js';
import type { ExplainSession } from './explain-session.js';

const height = 150;

/** Mean standard deviation of the two VGAEs over the epochs. */
export function DeviationCurves({ session }: { readonly session: ExplainSession }) {
  const container = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const shade = theme.value;
  useEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    const made = new UPlot(optionsFor(element), dataOf(session), element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, [shade]);
  const points = session.deviations.value;
  useEffect(() => plot.current?.setData(dataOf(session)), [points]);
  return (
    <div
      class="deviation-curves"
      ref={container}
      role="img"
      aria-label="Mean standard deviation over the epochs, with and without the KL term; the last values are among the figures above"
    />
  );
}

function dataOf({ deviations }: ExplainSession): UPlot.AlignedData {
  const points = deviations.peek();
  return [
    points.map(({ epoch }) => epoch),
    points.map(({ withKl }) => withKl),
    points.map(({ withoutKl }) => withoutKl),
  ];
}

function optionsFor(element: HTMLElement): UPlot.Options {
  const { text, edge, accent } = themeColors();
  const axis = { stroke: text, grid: { stroke: edge, width: 1 }, ticks: { stroke: edge } };
  const points = { show: false };
  return {
    width: element.clientWidth,
    height,
    scales: {
      x: { time: false, range: (_, __, last) => [0, Math.max(epochCount, last)] },
      y: { range: (_, __, highest) => [0, Math.max(1, highest)] },
    },
    axes: [axis, axis],
    // The last values stand above.
    legend: { live: false },
    series: [
      { label: 'epoch' },
      { label: 'mean std, with KL', stroke: text, width: 1.5, points },
      { label: 'without KL', stroke: accent, width: 1.5, points },
    ],
  };
}
