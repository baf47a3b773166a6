import { useEffect, useMemo, useState } from 'preact/hooks';
import { address, rememberSettings } from '../address/current-address.js';
import { readSettings, writeSettings } from '../address/settings-codec.js';
import { MachineNote } from '../controls/machine-note.js';
import { Workbench } from '../controls/workbench.js';
import { Failure } from '../page/failure.js';
import { type DigitsSettings, digitsSettingCodecs } from '../training/digits-settings.js';
import { CurvesPane } from './curves-pane.js';
import { DigitProbes } from './digit-probes.js';
import { DigitsSession } from './digits-session.js';
import { DigitsSettingsForm } from './digits-settings-form.js';
import './digits-view.css';
import { MapPane } from './map-pane.js';
import { OriginalPane } from './original-pane.js';
import { PerturbationPane } from './perturbation-pane.js';
import { ReconstructionsPane } from './reconstructions-pane.js';
import { SamplesPane } from './samples-pane.js';
import { TrainingControls } from './training-controls.js';

/** Watch an AE and a VAE learn handwritten digits. */
export function DigitsView() {
  const session = useMemo(() => new DigitsSession(), []);
  const probes = useMemo(() => new DigitProbes(session), [session]);
  useEffect(
    () => () => {
      probes.close();
      session.close();
    },
    [session, probes],
  );
  const [settings, setSettings] = useState(() =>
    readSettings(digitsSettingCodecs, address.value.settings),
  );
  useEffect(() => {
    void session.open(settings);
    rememberSettings('digits', writeSettings<DigitsSettings>(digitsSettingCodecs, settings));
  }, [session, settings]);
  return (
    <Workbench
      class="digits-view"
      lead="An autoencoder (AE) and a variational one (VAE) learn to keep a digit as a few numbers, and to draw it again from them. Press Train."
      settings={
        <>
          <DigitsSettingsForm settings={settings} onChange={setSettings} />
          <Facts session={session} />
        </>
      }
    >
      <TrainingControls session={session} settings={settings} />
      <Failure message={session.failure.value} />
      <div class="digit-panes">
        <div class="digit-column">
          <MapPane session={session} probes={probes} />
          <SamplesPane session={session} probes={probes} />
          <CurvesPane session={session} />
        </div>
        <div class="digit-column">
          <ReconstructionsPane session={session} />
          <OriginalPane session={session} probes={probes} />
          <PerturbationPane session={session} probes={probes} />
        </div>
      </div>
    </Workbench>
  );
}

/** What is trained on, and by what. */
function Facts({ session }: { readonly session: DigitsSession }) {
  const digits = session.digits.value;
  if (!digits) return <p class="note">Loading …</p>;
  const count = (labels: Uint8Array): string => labels.length.toLocaleString('en-US');
  return (
    <p class="note">
      {count(digits.labels)} digits of MNIST to train on, {count(digits.heldOut.labels)} others to
      show. <MachineNote {...digits.machine} />{' '}
      <span data-tensors>{session.tensorCount.value}</span> tensors in memory.
    </p>
  );
}
