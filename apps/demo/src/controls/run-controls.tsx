import type { ReadonlySignal } from '@preact/signals';
import type { SessionState } from '../page/worker-session.js';
import { ActionButton } from './action-button.js';
import './run-controls.css';

/** What can be trained, paused and so on. */
interface Trainable {
  readonly state: ReadonlySignal<SessionState>;
  run(): Promise<void>;
  pause(): Promise<void>;
  step(): Promise<void>;
  stop(): Promise<void>;
}

interface RunControlsProps {
  readonly session: Trainable;
  /** Epochs done, and those there will be. */
  readonly done: number;
  readonly epochs: number;
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

function RunButtons({ session, hasBegun, onReset }: RunButtonsProps) {
  const state = session.state.value;
  const canTrain = state === 'ready' || state === 'paused';
  const runTitle = hasBegun ? 'Go on' : 'Train';
  const isRunning = state === 'running';
  return (
    <div class="buttons">
      <ActionButton
        class="primary"
        isReady={isRunning || canTrain}
        onClick={() => (isRunning ? session.pause() : session.run())}
      >
        {isRunning ? 'Pause' : state === 'done' ? 'Done' : runTitle}
      </ActionButton>
      <ActionButton isReady={canTrain} onClick={() => session.step()}>
        Step
      </ActionButton>
      <ActionButton
        isReady={isRunning || (state === 'paused' && hasBegun)}
        onClick={() => session.stop()}
        title="End the training here, without the epochs that are left"
      >
        Stop
      </ActionButton>
      <ActionButton isReady={state !== 'opening'} onClick={onReset}>
        Reset
      </ActionButton>
    </div>
  );
}
