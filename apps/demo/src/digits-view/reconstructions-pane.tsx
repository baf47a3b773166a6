import { useMemo } from 'preact/hooks';
import { Pane } from '../controls/pane.js';
import { toGray } from '../training/gray.js';
import { DigitPicture } from './digit-picture.js';
import type { DigitsSession } from './digits-session.js';
import './reconstructions-pane.css';

/** Digits that are not trained on, above what the models make of them. */
export function ReconstructionsPane({ session }: { readonly session: DigitsSession }) {
  const digits = session.digits.value;
  const pictures = session.pictures.value;
  const pixels = digits ? digits.height * digits.width : 1;
  const columns = (pictures?.ae.reconstructions.length ?? 0) / pixels;
  const originals = useMemo(
    () => digits && toGray(digits.heldOut.values.subarray(0, columns * pixels)),
    [digits, columns, pixels],
  );
  const classes = digits ? [...digits.heldOut.labels.subarray(0, columns)].join(', ') : '';
  return (
    <Pane title="Reconstructions of digits not trained on" label="Reconstructions">
      <div class="reconstructions">
        <span>original</span>
        <DigitPicture gray={originals} columns={columns} label={`Digits: ${classes}`} />
        <span>AE</span>
        <DigitPicture
          gray={pictures?.ae.reconstructions}
          columns={columns}
          label="The same, reconstructed by the AE"
        />
        <span>VAE</span>
        <DigitPicture
          gray={pictures?.vae.reconstructions}
          columns={columns}
          label="The same, reconstructed by the VAE"
        />
      </div>
    </Pane>
  );
}
