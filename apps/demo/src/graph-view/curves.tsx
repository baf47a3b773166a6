import { useMemo } from 'preact/hooks';
import type UPlot from 'uplot';
import { Pane } from '../controls/pane.js';
import { epochTicks, Plot } from '../controls/plot.js';
import { themeColors } from '../page/colors.js';
import type { EpochPoint } from '../training/graph-trainer.js';
import type { GraphSession } from './graph-session.js';
import './curves.css';

/** Loss and validation AUC over the epochs. */
export function Curves({ session }: { readonly session: GraphSession }) {
  const epochs = session.epochs.value;
  const data = useMemo(() => dataOf(epochs), [epochs]);
  return (
    <Pane title="Loss and validation AUC" label="Curves">
      <Plot
        class="curves"
        empty="The loss and the AUC of hidden links, once it trains."
        label="Loss and validation AUC over the epochs; the last values are among the figures above"
        height={180}
        options={options}
        data={data}
      />
    </Pane>
  );
}

function dataOf(points: readonly EpochPoint[]): UPlot.AlignedData {
  return [
    points.map(({ number }) => number),
    points.map(({ loss }) => loss),
    points.map(({ auc }) => auc ?? null),
  ];
}

function options(): Omit<UPlot.Options, 'width' | 'height'> {
  const { text, edge, accent } = themeColors();
  const axis = { stroke: text, grid: { stroke: edge, width: 1 }, ticks: { stroke: edge } };
  return {
    scales: { x: { time: false }, auc: { range: [0, 1] } },
    axes: [
      { ...axis, ...epochTicks },
      { ...axis, size: 54 },
      { ...axis, scale: 'auc', side: 1, grid: { show: false } },
    ],
    series: [
      { label: 'epoch' },
      { label: 'loss', stroke: text, width: 1.5 },
      { label: 'AUC', stroke: accent, width: 1.5, scale: 'auc' },
    ],
  };
}
