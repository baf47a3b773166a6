import { useMemo } from 'preact/hooks';
import { Choice } from '../controls/fields.js';
import { Pane } from '../controls/pane.js';
import { digitModelNames } from '../training/digit-models.js';
import { toGray } from '../training/gray.js';
import type { ChangedDigit, Perturbation, PerturbationRequest } from '../training/perturbation.js';
import { DigitPicture } from './digit-picture.js';
import type { DigitProbes } from './digit-probes.js';
import type { DigitsSession } from './digits-session.js';
import { modelTitles } from './model-titles.js';
import './perturbation-pane.css';

interface PerturbationPaneProps {
  readonly session: DigitsSession;
  readonly probes: DigitProbes;
}

/** Noise on the pixels of a digit beside a shift of its latent vector. */
export function PerturbationPane({ session, probes }: PerturbationPaneProps) {
  const original = probes.original.value;
  const gray = useMemo(() => original && toGray(original.values), [original]);
  const request = probes.request.value;
  const set = (changes: Partial<PerturbationRequest>): void => {
    probes.request.value = { ...request, ...changes };
  };
  const perturbation = probes.perturbation.value;
  const isAsFar = request.noise === 'as-far';
  const noise = request.noise === 'as-far' ? (perturbation?.noise ?? 0) : request.noise;
  return (
    <Pane
      title="Pixel noise beside a latent shift"
      label="Pixel noise and latent shift"
      tools={
        <Choice
          label="of the"
          value={request.model}
          names={digitModelNames}
          titles={modelTitles}
          onChange={(model) => set({ model })}
        />
      }
    >
      <div class="changes">
        <figure>
          <DigitPicture gray={gray} label="The original: your digit" />
          <figcaption>
            <b>original</b>
          </figcaption>
        </figure>
        <Changed title="noised" changed={perturbation?.noised} />
        <Changed title="shifted" changed={perturbation?.shifted} />
      </div>
      <div class="sliders">
        <label class="field slider">
          <span>noise on each pixel: standard deviation {noise.toFixed(2)}</span>
          <input
            type="range"
            min={0}
            max={1}
            step={0.01}
            value={noise}
            onInput={({ currentTarget }) => set({ noise: currentTarget.valueAsNumber })}
          />
        </label>
        <label class="field slider">
          <span>
            shift of each latent number: {signed(request.shift)} standard deviations of the
            embedding
          </span>
          <input
            type="range"
            min={-3}
            max={3}
            step={0.05}
            value={request.shift}
            onInput={({ currentTarget }) => set({ shift: currentTarget.valueAsNumber })}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={isAsFar}
            onChange={({ currentTarget }) =>
              set({ noise: currentTarget.checked ? 'as-far' : noise })
            }
          />
          as much noise as takes it as far from the original as the shift does
        </label>
      </div>
      <p class="note" aria-live="polite">
        {session.epochs.value.length === 0
          ? 'The models have learned nothing yet: train them first.'
          : perturbation && observation(perturbation)}
      </p>
      <p class="note">
        Noise leaves the strokes where they are and adds specks that no digit has. A shift is
        decoded, so what comes has the look of digits as far as the model has learned it, though not
        always of the same digit: to look like a digit and to look like this digit are two things.
      </p>
    </Pane>
  );
}

function signed(shift: number): string {
  return `${shift < 0 ? '−' : '+'}${Math.abs(shift).toFixed(2)}`;
}

/** What the distances say, and nothing more. */
function observation({ noised, shifted }: Perturbation): string {
  const isShiftedNearer = shifted.nearest.distance < noised.nearest.distance;
  const [near, far] = isShiftedNearer ? ['shifted', 'noised'] : ['noised', 'shifted'];
  const isAsFar = Math.abs(noised.distance - shifted.distance) < 0.01;
  return `${isAsFar ? 'At the same distance from the original, the' : 'The'} ${near} picture is nearer to a real digit than the ${far} one.`;
}

interface ChangedProps {
  readonly title: string;
  readonly changed: ChangedDigit | undefined;
}

function Changed({ title, changed }: ChangedProps) {
  return (
    <figure>
      <DigitPicture gray={changed?.gray} label={`The ${title} digit`} />
      <figcaption>
        <b>{title}</b>, distance
        <dl>
          <dt>to the original</dt>
          <dd>{changed?.distance.toFixed(2) ?? '–'}</dd>
          <dt>to the nearest digit trained on{changed && `, a ${changed.nearest.label}`}</dt>
          <dd>{changed?.nearest.distance.toFixed(2) ?? '–'}</dd>
        </dl>
      </figcaption>
    </figure>
  );
}
