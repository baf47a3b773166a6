import type { SessionState } from '../page/worker-session.js';
import { ActionButton } from './action-button.js';
import './run-controls.css';

interface RunControlsProps {
  readonly state: SessionState;
  /** Epochs done, and those there will be. */
  readonly done: number;
  readonly epochs: number;
  readonly onRun: () => void;
  readonly onPause: () => void;
  readonly onStep: () => void;
  readonly onStop: () => void;
  readonly onReset: () => void;
  /** What was measured last, by its name; undefined where it was not. */
  readonly figures: readonly (readonly [name: string, value: string | undefined])[];
}

/** Train, pause, one epoch, end here, begin anew; and how far it is. */
export function RunControls({ done, epochs, figures, ...buttons }: RunControlsProps) {
  const epoch = ['epoch', `${done} / ${epochs}`] as const;
  return (
    <div class="run-controls">
      <RunButtons hasBegun={done > 0} {...buttons} />
      <progress value={done} max={epochs} aria-label="Epochs done" />
      <dl class="figures">
        {[epoch, ...figures].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? '–'}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

type RunButtonsProps = Omit<RunControlsProps, 'done' | 'epochs' | 'figures'> & {
  readonly hasBegun: boolean;
};

function RunButtons({ state, hasBegun, ...on }: RunButtonsProps) {
  const canTrain = state === 'ready' || state === 'paused';
  const runTitle = hasBegun ? 'Go on' : 'Train';
  const isRunning = state === 'running';
  return (
    <div class="buttons">
      <ActionButton
        class="primary"
        isReady={isRunning || canTrain}
        onClick={isRunning ? on.onPause : on.onRun}
      >
        {isRunning ? 'Pause' : state === 'done' ? 'Done' : runTitle}
      </ActionButton>
      <ActionButton isReady={canTrain} onClick={on.onStep}>
        Step
      </ActionButton>
      <ActionButton
        isReady={isRunning || (state === 'paused' && hasBegun)}
        onClick={on.onStop}
        title="End the training here, without the epochs that are left"
      >
        Stop
      </ActionButton>
      <ActionButton isReady={state !== 'opening'} onClick={on.onReset}>
        Reset
      </ActionButton>
    </div>
  );
}
