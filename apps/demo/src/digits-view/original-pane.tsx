import { useMemo } from 'preact/hooks';
import { ActionButton } from '../controls/action-button.js';
import { Pane } from '../controls/pane.js';
import type { Reconstruction } from '../training/digits-trainer.js';
import { toGray } from '../training/gray.js';
import { DigitPicture } from './digit-picture.js';
import type { DigitProbes } from './digit-probes.js';
import type { DigitsSession } from './digits-session.js';
import { DrawingPad } from './drawing-pad.js';
import { strokesToDigit } from './strokes-to-digit.js';
import './original-pane.css';

interface OriginalPaneProps {
  readonly session: DigitsSession;
  readonly probes: DigitProbes;
}

/** Draw a digit or choose one, and see what both models make of it. */
export function OriginalPane({ session, probes }: OriginalPaneProps) {
  const original = probes.original.value;
  const gray = useMemo(() => original && toGray(original.values), [original]);
  const reconstructions = probes.reconstructions.value;
  const isDrawn = probes.drawing.value !== undefined;
  const clear = (): void => {
    probes.drawing.value = undefined;
  };
  const heldOut = session.digits.value?.heldOut.labels;
  const label = heldOut?.[probes.chosen.value];
  return (
    <Pane
      title="Your digit"
      tools={
        <ActionButton isReady={isDrawn} onClick={clear}>
          Clear
        </ActionButton>
      }
    >
      <div class="original-body">
        <div class="paper">
          <DrawingPad
            isDrawn={isDrawn}
            onDraw={(strokes) => {
              probes.drawing.value = strokesToDigit(strokes);
            }}
          />
          {!isDrawn && <span aria-hidden="true">draw a digit here</span>}
        </div>
        <div class="seen">
          <Seen title="what they see" gray={gray} note={isDrawn ? 'yours' : `a ${label ?? '–'}`} />
          <SeenBy title="AE" reconstruction={reconstructions?.ae} />
          <SeenBy title="VAE" reconstruction={reconstructions?.vae} />
        </div>
        <label class="field slider">
          <span>or a digit of the set, not trained on</span>
          <input
            type="range"
            min={0}
            max={(heldOut?.length ?? 1) - 1}
            value={probes.chosen.value}
            aria-valuetext={`number ${probes.chosen.value + 1}, a ${label}`}
            onInput={({ currentTarget }) => {
              clear();
              probes.chosen.value = currentTarget.valueAsNumber;
            }}
          />
        </label>
      </div>
      <p class="note">
        A drawing is scaled to 20 pixels and centered by its mass in 28 × 28, as MNIST’s digits are:
        else the models would see something they never met. Distances are Euclidean, over the
        pixels.
      </p>
    </Pane>
  );
}

interface SeenProps {
  readonly title: string;
  readonly gray: Reconstruction['gray'] | undefined;
  readonly note: string;
}

function Seen({ title, gray, note }: SeenProps) {
  return (
    <figure>
      <DigitPicture gray={gray} label={`${title}: ${note}`} />
      <figcaption>
        <b>{title}</b> {note}
      </figcaption>
    </figure>
  );
}

function SeenBy({
  title,
  reconstruction,
}: {
  readonly title: string;
  readonly reconstruction: Reconstruction | undefined;
}) {
  const note = reconstruction ? `distance ${reconstruction.distance.toFixed(2)}` : '–';
  return <Seen title={title} gray={reconstruction?.gray} note={note} />;
}
