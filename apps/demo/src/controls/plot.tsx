import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { theme } from '../page/theme.js';
import './plot.css';

/** Of an axis that counts epochs: whole ones, and no more room than the numbers need. */
export const epochTicks = { incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], size: 32 };

/** In pixels, about: what comes below a chart. */
const legendHeight = 28;

interface PlotProps {
  /** Of the drawing, for who does not see it. */
  readonly label: string;
  /** In pixels; the width is the container's. */
  readonly height: number;
  /** Asked for again when the theme changes. */
  readonly options: () => Omit<UPlot.Options, 'width' | 'height'>;
  readonly data: UPlot.AlignedData;
  readonly class?: string;
}

/** A chart that follows its data, the theme and the width of its place; where there is no data, words. */
export function Plot({ empty, ...props }: PlotProps & { readonly empty: string }) {
  if (props.data[0].length > 0) return <Chart {...props} />;
  return (
    <p class="no-data" style={{ height: `${props.height + legendHeight}px` }}>
      {empty}
    </p>
  );
}

function Chart({ label, height, options, data, class: className = '' }: PlotProps) {
  const container = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const shade = theme.value;
  useEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    const width = element.clientWidth;
    const made = new UPlot({ ...options(), width, height }, data, element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, [shade]);
  useEffect(() => plot.current?.setData(data), [data]);
  return <div class={`plot ${className}`} ref={container} role="img" aria-label={label} />;
}
