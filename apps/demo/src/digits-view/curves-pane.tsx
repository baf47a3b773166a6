import { useMemo } from 'preact/hooks';
import { Pane } from '../controls/pane.js';
import type { DigitsSession } from './digits-session.js';
import { type ChartLine, LineChart } from './line-chart.js';
import './curves-pane.css';

/** The losses, each in its own unit, and an error that both models have alike. */
export function CurvesPane({ session }: { readonly session: DigitsSession }) {
  const epochs = session.epochs.value;
  const losses = useMemo(
    (): ChartLine[] => [
      { label: 'AE', color: 'text', side: 'left', values: epochs.map(({ ae }) => ae.loss) },
      { label: 'VAE', color: 'accent', side: 'right', values: epochs.map(({ vae }) => vae.loss) },
    ],
    [epochs],
  );
  const errors = useMemo(
    (): ChartLine[] => [
      { label: 'AE', color: 'text', side: 'left', values: epochs.map(({ ae }) => errorOf(ae)) },
      {
        label: 'VAE',
        color: 'accent',
        side: 'left',
        values: epochs.map(({ vae }) => errorOf(vae)),
      },
    ],
    [epochs],
  );
  return (
    <Pane title="Learning curves" label="Curves">
      <div class="charts">
        <LineChart
          title="Loss: AE squared error (left), VAE reconstruction + β KL in nats (right)"
          lines={losses}
        />
        <LineChart title="Mean squared error per pixel, digits not trained on" lines={errors} />
      </div>
    </Pane>
  );
}

function errorOf({ validation }: { readonly validation?: { readonly mse: number } }): number {
  return validation?.mse ?? Number.NaN;
}
