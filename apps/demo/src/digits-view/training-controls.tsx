import { RunControls } from '../controls/run-controls.js';
import type { DigitsSettings } from '../training/digits-settings.js';
import type { DigitsSession } from './digits-session.js';

interface TrainingControlsProps {
  readonly session: DigitsSession;
  readonly settings: DigitsSettings;
}

/** The buttons of training, and its figures. */
export function TrainingControls({ session, settings }: TrainingControlsProps) {
  const epochs = session.epochs.value;
  const last = epochs.at(-1);
  return (
    <RunControls
      session={session}
      done={epochs.length}
      epochs={settings.epochs}
      onReset={() => session.open(settings)}
      figures={[
        ['AE, squared error', last?.ae.loss.toFixed(2)],
        ['VAE, nats', last?.vae.loss.toFixed(2)],
        ['of that, KL', last?.vae.divergence.toFixed(2)],
        [
          'ms per epoch, AE + VAE',
          last && `${last.ae.milliseconds.toFixed(0)} + ${last.vae.milliseconds.toFixed(0)}`,
        ],
      ]}
    />
  );
}
