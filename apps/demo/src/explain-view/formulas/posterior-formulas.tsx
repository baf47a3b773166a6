import { formatNumber } from '../matrix.js';
import { Block, Bracket, Named, Propagation } from './formula-parts.js';

export function PointFormula() {
  return (
    <Block>
      <mrow>
        <mi>z</mi>
        <mo>=</mo>
        <Propagation />
        <mi>H</mi>
        <Named of="W" word="mean" />
      </mrow>
    </Block>
  );
}

export function PosteriorFormula() {
  return (
    <Block>
      <mrow>
        <mtext>mean</mtext>
        <mo>=</mo>
        <Propagation />
        <mi>H</mi>
        <Named of="W" word="mean" />
      </mrow>
      <mrow>
        <mtext>logStd</mtext>
        <mo>=</mo>
        <Propagation />
        <mi>H</mi>
        <Named of="W" word="logStd" />
      </mrow>
    </Block>
  );
}

/** @param props.noise scale of ε; 1 is the model's own, and not written */
export function SampleFormula({ noise }: { readonly noise: number }) {
  return (
    <Block>
      <mrow>
        <mi>z</mi>
        <mo>=</mo>
        <mtext>mean</mtext>
        <mo>+</mo>
        <mi>exp</mi>
        <Bracket>(</Bracket>
        <mtext>logStd</mtext>
        <Bracket>)</Bracket>
        <mo>⊙</mo>
        {noise !== 1 && (
          <>
            <mn>{formatNumber(noise)}</mn>
            <mo>×</mo>
          </>
        )}
        <mi>ε</mi>
      </mrow>
      <mrow>
        <mi>ε</mi>
        <mo>∼</mo>
        <mi>N</mi>
        <Bracket>(</Bracket>
        <mn>0</mn>
        <mo>,</mo>
        <mi>I</mi>
        <Bracket>)</Bracket>
      </mrow>
    </Block>
  );
}
