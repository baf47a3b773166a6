import type { SessionState } from '../page/worker-session.js';

interface RunButtonsProps {
  readonly state: SessionState;
  readonly hasBegun: boolean;
  readonly onRun: () => void;
  readonly onPause: () => void;
  readonly onStep: () => void;
  readonly onReset: () => void;
}

/** Train, pause, one epoch, begin anew. */
export function RunButtons({ state, hasBegun, onRun, onPause, onStep, onReset }: RunButtonsProps) {
  const canTrain = state === 'ready' || state === 'paused';
  const runTitle = hasBegun ? 'Go on' : 'Train';
  return (
    <div class="buttons">
      {state === 'running' ? (
        <button type="button" class="primary" onClick={onPause}>
          Pause
        </button>
      ) : (
        <button type="button" class="primary" disabled={!canTrain} onClick={onRun}>
          {state === 'done' ? 'Done' : runTitle}
        </button>
      )}
      <button type="button" disabled={!canTrain} onClick={onStep}>
        Step
      </button>
      <button type="button" disabled={state === 'opening'} onClick={onReset}>
        Reset
      </button>
    </div>
  );
}
