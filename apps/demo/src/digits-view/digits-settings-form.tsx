import { NumberField } from '../controls/fields.js';
import { TrainingFields } from '../controls/training-fields.js';
import type { DigitsSettings } from '../training/digits-settings.js';

interface DigitsSettingsFormProps {
  readonly settings: DigitsSettings;
  readonly onChange: (settings: DigitsSettings) => void;
}

/** How both models are trained; each change begins a new training. */
export function DigitsSettingsForm({ settings, onChange }: DigitsSettingsFormProps) {
  const set =
    <Name extends keyof DigitsSettings>(name: Name) =>
    (value: DigitsSettings[Name]) =>
      onChange({ ...settings, [name]: value });
  return (
    <form class="settings" aria-label="Settings" onSubmit={(event) => event.preventDefault()}>
      <NumberField
        label="Latent dimensions"
        value={settings.latent}
        from={2}
        to={32}
        onChange={set('latent')}
        hint="Two are the map itself; of more, the map shows the two that vary most"
      />
      <NumberField
        label="Hidden units"
        value={settings.hidden}
        from={4}
        to={512}
        onChange={set('hidden')}
        hint="Of the first hidden layer; the second has half as many"
      />
      <NumberField
        label="β, weight of the VAE’s KL term"
        value={settings.beta}
        from={0}
        to={100}
        step="any"
        onChange={set('beta')}
      />
      <TrainingFields
        settings={settings}
        mostEpochs={1000}
        onChange={(change) => onChange({ ...settings, ...change })}
      />
    </form>
  );
}
