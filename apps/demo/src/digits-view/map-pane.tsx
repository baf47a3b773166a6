import { useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Choice } from '../controls/fields.js';
import { Pane } from '../controls/pane.js';
import { classColor } from '../page/colors.js';
import { measured } from '../page/measured.js';
import { theme } from '../page/theme.js';
import { digitModelNames } from '../training/digit-models.js';
import { mapSide } from '../training/latent-map.js';
import { DigitPicture } from './digit-picture.js';
import type { DigitProbes } from './digit-probes.js';
import type { DigitsSession } from './digits-session.js';
import { latentPlace, mapPlace } from './map-coordinates.js';
import { drawMapPoints } from './map-points.js';
import { modelTitles } from './model-titles.js';
import './map-pane.css';

interface MapPaneProps {
  readonly session: DigitsSession;
  readonly probes: DigitProbes;
}

/** Share of the map's side that an arrow key goes; with Shift five times as far. */
const keyStep = 0.01;

/** A plane of latent space to move through: what is decoded there follows the pointer. */
export function MapPane({ session, probes }: MapPaneProps) {
  const showsGrid = useSignal(true);
  const showsPoints = useSignal(true);
  const name = probes.mapModel.value;
  const picture = session.pictures.value?.[name];
  const place = probes.place.value;
  const on = picture && mapPlace(picture.plane, place);
  const goTo = (x: number, y: number): void => {
    if (picture) probes.place.value = latentPlace(picture.plane, { x, y });
  };
  const follow = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    goTo((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const goByKey = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const direction = arrows[event.key];
    if (!direction || !on) return;
    event.preventDefault();
    const step = event.shiftKey ? 5 * keyStep : keyStep;
    goTo(on.x + step * direction.x, on.y + step * direction.y);
  };
  const [first = 0, second = 1] = picture?.plane.axes ?? [];
  return (
    <Pane
      title="Latent map"
      tools={
        <Choice
          label="of the"
          value={name}
          names={digitModelNames}
          titles={modelTitles}
          onChange={(chosen) => probes.showMapOf(chosen)}
        />
      }
    >
      <div class="map-body">
        <div
          class="map"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move through it
          tabIndex={0}
          aria-label={`Latent map of the ${modelTitles[name]}; arrow keys move, with Shift farther`}
          onPointerDown={follow}
          onPointerMove={follow}
          onKeyDown={goByKey}
        >
          {showsGrid.value && (
            <DigitPicture
              gray={picture?.grid}
              columns={mapSide}
              label="What is decoded from a grid of places"
            />
          )}
          {showsPoints.value && <PointsLayer session={session} probes={probes} />}
          {on && (
            <span class="map-place" style={{ left: `${100 * on.x}%`, top: `${100 * on.y}%` }} />
          )}
        </div>
        <div class="map-side">
          <DigitPicture gray={probes.placeDigit.value} label="What is decoded at the pointer" />
          <output>
            z{subscript(first)} = {coordinate(place.x)}
            <br />z{subscript(second)} = {coordinate(place.y)}
          </output>
          <Check of={showsGrid} label="decoded digits" />
          <Check of={showsPoints} label="training digits" />
          <ul class="classes" aria-label="Colors of the digits">
            {Array.from({ length: 10 }, (_, digit) => (
              <li key={digit} style={{ '--class': classColor(digit) }}>
                {digit}
              </li>
            ))}
          </ul>
        </div>
      </div>
      <p class="note">
        Move over the map, drag, or use the arrow keys. Inside the dashed ring are 95 % of the draws
        from the prior N(0, I).
        {(picture?.plane.origin.length ?? 2) > 2 &&
          ' The two dimensions that vary most; the others stay at their mean.'}
      </p>
    </Pane>
  );
}

const arrows: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function coordinate(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

function subscript(dimension: number): string {
  return [...String(dimension)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');
}

function PointsLayer({ session, probes }: MapPaneProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = session.pictures.value?.[probes.mapModel.value];
  const labels = session.digits.value?.labels;
  const shade = theme.value;
  useEffect(() => {
    const element = canvas.current;
    if (!element || !picture || !labels) return undefined;
    const draw = (): void => measured('map', () => drawMapPoints(element, { ...picture, labels }));
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [picture, labels, shade]);
  return (
    <canvas
      ref={canvas}
      class="map-points"
      role="img"
      aria-label="The training digits as points, colored by digit; the ring of the prior"
    />
  );
}

interface CheckProps {
  readonly of: { value: boolean };
  readonly label: string;
}

function Check({ of, label }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={of.value}
        onChange={({ currentTarget }) => {
          of.value = currentTarget.checked;
        }}
      />
      {label}
    </label>
  );
}
