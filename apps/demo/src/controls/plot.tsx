import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { theme } from '../page/theme.js';
import './plot.css';

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

/** A chart that follows its data, the theme and the width of its place. */
export function Plot({ label, height, options, data, class: className }: PlotProps) {
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
  return <div class={className} ref={container} role="img" aria-label={label} />;
}
