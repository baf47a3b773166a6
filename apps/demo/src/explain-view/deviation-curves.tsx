import { useMemo } from 'preact/hooks';
import type UPlot from 'uplot';
import { epochTicks, Plot } from '../controls/plot.js';
import { themeColors } from '../page/colors.js';
import type { DeviationPoint } from './comparison-training.js';
import { epochCount } from './computing/comparison.js';
import type { ExplainSession } from './explain-session.js';

/** Mean standard deviation of the two VGAEs over the epochs. */
export function DeviationCurves({ session }: { readonly session: ExplainSession }) {
  const points = session.training.deviations.value;
  const data = useMemo(() => dataOf(points), [points]);
  return (
    <Plot
      class="deviation-curves"
      label="Mean standard deviation over the epochs, with and without the KL term; the last values are among the figures above"
      height={150}
      empty="The mean standard deviations over the epochs, once they train."
      options={options}
      data={data}
    />
  );
}

function dataOf(points: readonly DeviationPoint[]): UPlot.AlignedData {
  return [
    points.map(({ epoch }) => epoch),
    points.map(({ withKl }) => withKl),
    points.map(({ withoutKl }) => withoutKl),
  ];
}

function options(): Omit<UPlot.Options, 'width' | 'height'> {
  const { text, edge, accent } = themeColors();
  const axis = { stroke: text, grid: { stroke: edge, width: 1 }, ticks: { stroke: edge } };
  const points = { show: false };
  return {
    scales: {
      x: { time: false, range: (_, __, last) => [0, Math.max(epochCount, last)] },
      y: { range: (_, __, highest) => [0, Math.max(1, highest)] },
    },
    axes: [{ ...axis, ...epochTicks }, axis],
    // The last values stand above.
    legend: { live: false },
    series: [
      { label: 'epoch' },
      { label: 'mean std, with KL', stroke: text, width: 1.5, points },
      { label: 'without KL', stroke: accent, width: 1.5, points },
    ],
  };
}
