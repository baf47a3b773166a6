import { Choice, NumberField } from '../controls/fields.js';
import { TrainingFields } from '../controls/training-fields.js';
import {
  decoderNames,
  encoderNames,
  type GraphSettings,
  graphNames,
  modelNames,
} from '../training/graph-settings.js';

interface SettingsFormProps {
  readonly settings: GraphSettings;
  /** Of the reader's own graph. */
  readonly fileName: string | undefined;
  readonly onChange: (settings: GraphSettings) => void;
}

/** What to train, and how; each change begins a new training. */
export function SettingsForm({ settings, fileName, onChange }: SettingsFormProps) {
  const set =
    <Name extends keyof GraphSettings>(name: Name) =>
    (value: GraphSettings[Name]) =>
      onChange({ ...settings, [name]: value });
  const hasFile = fileName !== undefined || settings.graph === 'file';
  return (
    <form class="settings" aria-label="Settings" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label="Graph"
        value={settings.graph}
        names={hasFile ? [...graphNames, 'file'] : graphNames}
        titles={{
          karate: 'Karate club',
          miserables: 'Les Misérables',
          synthetic: 'Synthetic groups',
          wordnet: 'WordNet animals',
          'wordnet-mammal': 'WordNet: mammals',
          'wordnet-bird': 'WordNet: birds',
          'wordnet-fish': 'WordNet: fish',
          'wordnet-reptile': 'WordNet: reptiles',
          'wordnet-insect': 'WordNet: insects',
          file: fileName ?? 'your file',
        }}
        onChange={set('graph')}
      />
      <Choice
        label="Model"
        value={settings.model}
        names={modelNames}
        titles={{ vgae: 'VGAE (variational)', gae: 'GAE' }}
        onChange={set('model')}
      />
      <Choice
        label="Encoder"
        value={settings.encoder}
        names={encoderNames}
        titles={{ gcn: '2 GCN layers', linear: '1 layer, linear' }}
        onChange={set('encoder')}
      />
      <Choice
        label="Decoder"
        value={settings.decoder}
        names={decoderNames}
        titles={{ 'inner-product': 'inner product', mlp: 'small network' }}
        onChange={set('decoder')}
      />
      <NumberField
        label="Hidden units"
        value={settings.hidden}
        from={1}
        to={256}
        disabled={settings.encoder === 'linear'}
        onChange={set('hidden')}
      />
      <NumberField
        label="Latent dimensions"
        value={settings.latent}
        from={1}
        to={64}
        onChange={set('latent')}
      />
      <NumberField
        label="β, weight of the KL term"
        value={settings.beta}
        from={0}
        to={100}
        step="any"
        disabled={settings.model === 'gae'}
        onChange={set('beta')}
      />
      <TrainingFields
        settings={settings}
        mostEpochs={5000}
        onChange={(change) => onChange({ ...settings, ...change })}
      />
    </form>
  );
}
