import type { DigitsSettings } from '../training/digits-settings.js';
import type { DigitsSession } from './digits-session.js';

interface TrainingControlsProps {
  readonly session: DigitsSession;
  readonly settings: DigitsSettings;
}

/** Train, pause, one epoch, begin anew; and how far it is. */
export function TrainingControls({ session, settings }: TrainingControlsProps) {
  const state = session.state.value;
  const epochs = session.epochs.value;
  const last = epochs.at(-1);
  const canTrain = state === 'ready' || state === 'paused';
  return (
    <div class="run-controls">
      <div class="buttons">
        {state === 'running' ? (
          <button type="button" class="primary" onClick={() => session.pause()}>
            Pause
          </button>
        ) : (
          <button type="button" class="primary" disabled={!canTrain} onClick={() => session.run()}>
            {runTitle(session)}
          </button>
        )}
        <button type="button" disabled={!canTrain} onClick={() => session.step()}>
          Step
        </button>
        <button type="button" disabled={state === 'opening'} onClick={() => session.open(settings)}>
          Reset
        </button>
      </div>
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

function runTitle({ state, epochs }: DigitsSession): string {
  if (state.value === 'done') return 'Done';
  return epochs.value.length === 0 ? 'Train' : 'Go on';
}
