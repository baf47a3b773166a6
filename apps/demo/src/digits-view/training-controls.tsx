import { RunButtons } from '../controls/run-buttons.js';
import type { DigitsSettings } from '../training/digits-settings.js';
import type { DigitsSession } from './digits-session.js';

interface TrainingControlsProps {
  readonly session: DigitsSession;
  readonly settings: DigitsSettings;
}

/** Train, pause, one epoch, begin anew; and how far it is. */
export function TrainingControls({ session, settings }: TrainingControlsProps) {
  const epochs = session.epochs.value;
  const last = epochs.at(-1);
  return (
    <div class="run-controls">
      <RunButtons
        state={session.state.value}
        hasBegun={epochs.length > 0}
        onRun={() => session.run()}
        onPause={() => session.pause()}
        onStep={() => session.step()}
        onReset={() => session.open(settings)}
      />
      <progress value={epochs.length} max={settings.epochs} aria-label="Epochs done" />
      <dl class="figures">
        <div>
          <dt>epoch</dt>
          <dd>
            {epochs.length} / {settings.epochs}
          </dd>
        </div>
        <div>
          <dt>AE, squared error</dt>
          <dd>{last?.ae.loss.toFixed(2) ?? '–'}</dd>
        </div>
        <div>
          <dt>VAE, nats</dt>
          <dd>{last?.vae.loss.toFixed(2) ?? '–'}</dd>
        </div>
        <div>
          <dt>of that, KL</dt>
          <dd>{last?.vae.divergence.toFixed(2) ?? '–'}</dd>
        </div>
        <div>
          <dt>ms per epoch, AE + VAE</dt>
          <dd>
            {last
              ? `${last.ae.milliseconds.toFixed(0)} + ${last.vae.milliseconds.toFixed(0)}`
              : '–'}
          </dd>
        </div>
      </dl>
    </div>
  );
}
