import { RunButtons } from '../controls/run-buttons.js';
import type { GraphSession } from './graph-session.js';

/** Train, pause, one epoch, begin anew; and how far it is. */
export function RunControls({ session }: { readonly session: GraphSession }) {
  const settings = session.settings.value;
  const epochs = session.epochs.value;
  const last = epochs.at(-1);
  const test = session.test.value;
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
      <progress value={last?.number ?? 0} max={settings.epochs} aria-label="Epochs done" />
      <dl class="figures">
        <Figure name="epoch" value={`${last?.number ?? 0} / ${settings.epochs}`} />
        <Figure name="loss" value={last?.loss.toFixed(4)} />
        {settings.model === 'vgae' && <Figure name="KL" value={last?.divergence.toFixed(3)} />}
        <Figure name="validation AUC" value={last?.auc?.toFixed(3)} />
        <Figure name="ms per epoch" value={last?.milliseconds.toFixed(1)} />
        {test && (
          <Figure name="test AUC / AP" value={`${test.auc.toFixed(3)} / ${test.ap.toFixed(3)}`} />
        )}
      </dl>
    </div>
  );
}

function Figure({
  name,
  value = '–',
}: {
  readonly name: string;
  readonly value?: string | undefined;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
