import { backendNames } from '../training/graph-settings.js';
import { Choice, NumberField } from './fields.js';

/** Settings that every training has. */
interface CommonSettings {
  readonly rate: number;
  readonly epochs: number;
  readonly seed: number;
  readonly backend: (typeof backendNames)[number];
}

interface TrainingFieldsProps {
  readonly settings: CommonSettings;
  readonly mostEpochs: number;
  readonly onChange: (change: Partial<CommonSettings>) => void;
}

/** How long and by what a model is trained. */
export function TrainingFields({ settings, mostEpochs, onChange }: TrainingFieldsProps) {
  return (
    <>
      <NumberField
        label="Learning rate"
        value={settings.rate}
        from={0.0001}
        to={1}
        step="any"
        onChange={(rate) => onChange({ rate })}
      />
      <NumberField
        label="Epochs"
        value={settings.epochs}
        from={1}
        to={mostEpochs}
        onChange={(epochs) => onChange({ epochs })}
      />
      <NumberField
        label="Seed"
        value={settings.seed}
        from={0}
        to={2 ** 32 - 1}
        onChange={(seed) => onChange({ seed })}
      />
      <Choice
        label="Backend"
        value={settings.backend}
        names={backendNames}
        onChange={(backend) => onChange({ backend })}
      />
    </>
  );
}
