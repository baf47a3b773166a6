import { RunControls } from '../controls/run-controls.js';
import type { GraphSession } from './graph-session.js';

/** The buttons of training, and its figures. */
export function TrainingControls({ session }: { readonly session: GraphSession }) {
  const settings = session.settings.value;
  const last = session.epochs.value.at(-1);
  const test = session.test.value;
  return (
    <RunControls
      session={session}
      done={last?.number ?? 0}
      epochs={settings.epochs}
      onReset={() => session.open(settings)}
      figures={[
        ['loss', last?.loss.toFixed(4)],
        ...(settings.model === 'vgae' ? [['KL', last?.divergence.toFixed(3)] as const] : []),
        ['validation AUC', last?.auc?.toFixed(3)],
        ['ms per epoch', last?.milliseconds.toFixed(1)],
        ...(test
          ? [['test AUC / AP', `${test.auc.toFixed(3)} / ${test.ap.toFixed(3)}`] as const]
          : []),
      ]}
    />
  );
}
