import { Pane } from '../controls/pane.js';
import { DigitPicture } from './digit-picture.js';
import type { DigitProbes } from './digit-probes.js';
import type { DigitsSession } from './digits-session.js';
import './samples-pane.css';

interface SamplesPaneProps {
  readonly session: DigitsSession;
  readonly probes: DigitProbes;
}

const columns = 6;

/** What both models make of the same draws from the prior. */
export function SamplesPane({ session, probes }: SamplesPaneProps) {
  const samples = probes.samples.value;
  const pictures = session.pictures.value;
  return (
    <Pane
      title="Samples from the prior"
      tools={
        <button type="button" onClick={() => probes.samplesSeed.value++}>
          Draw again
        </button>
      }
    >
      <div class="samples">
        <figure>
          <DigitPicture
            gray={samples?.vae}
            columns={columns}
            label="Draws from the prior, decoded by the VAE"
          />
          <figcaption>
            <b>VAE</b> embedding’s standard deviation {pictures?.vae.deviation.toFixed(2) ?? '–'}
          </figcaption>
        </figure>
        <figure>
          <DigitPicture
            gray={samples?.ae}
            columns={columns}
            label="The same draws, decoded by the AE"
          />
          <figcaption>
            <b>AE</b> embedding’s standard deviation {pictures?.ae.deviation.toFixed(2) ?? '–'}
          </figcaption>
        </figure>
      </div>
      <p class="note">
        Both decode the same draws from N(0, I), whose standard deviation is 1. With β above 0 the
        KL term draws the VAE’s embedding to this prior, so a draw lands among the digits; nothing
        does so for the AE, whose digits may lie elsewhere: see the ring on its map.
      </p>
    </Pane>
  );
}
