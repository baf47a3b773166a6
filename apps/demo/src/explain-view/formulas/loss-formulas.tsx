import { Block, Bracket, Indexed, Named } from './formula-parts.js';

export function ReconstructionFormula() {
  return (
    <Block>
      <mrow>
        <Indexed of="e" at="ij" />
        <mo>=</mo>
        <mtext>posWeight</mtext>
        <mspace width="0.2em" />
        <Indexed of="L" at="ij" />
        <Bracket>(</Bracket>
        <mo>−</mo>
        <mi>log</mi>
        <Indexed of="P" at="ij" />
        <Bracket>)</Bracket>
        <mo>+</mo>
        <Bracket>(</Bracket>
        <mn>1</mn>
        <mo>−</mo>
        <Indexed of="L" at="ij" />
        <Bracket>)</Bracket>
        <Bracket>(</Bracket>
        <mo>−</mo>
        <mi>log</mi>
        <Bracket>(</Bracket>
        <mn>1</mn>
        <mo>−</mo>
        <Indexed of="P" at="ij" />
        <Bracket>)</Bracket>
        <Bracket>)</Bracket>
      </mrow>
      <mrow>
        <mtext>reconstruction</mtext>
        <mo>=</mo>
        <mfrac>
          <mtext>norm</mtext>
          <msup>
            <mi>N</mi>
            <mn>2</mn>
          </msup>
        </mfrac>
        <munder>
          <mo>∑</mo>
          <mrow>
            <mi>i</mi>
            <mo>,</mo>
            <mi>j</mi>
          </mrow>
        </munder>
        <Indexed of="e" at="ij" />
      </mrow>
    </Block>
  );
}

export function DivergenceFormula() {
  return (
    <Block>
      <mrow>
        <Named of="KL" word="node" />
        <mo>=</mo>
        <mfrac>
          <mn>1</mn>
          <mn>2</mn>
        </mfrac>
        <munder>
          <mo>∑</mo>
          <mtext>dimensions</mtext>
        </munder>
        <Bracket>(</Bracket>
        <msup>
          <mtext>mean</mtext>
          <mn>2</mn>
        </msup>
        <mo>+</mo>
        <msup>
          <mtext>std</mtext>
          <mn>2</mn>
        </msup>
        <mo>−</mo>
        <mn>2</mn>
        <mspace width="0.2em" />
        <mtext>logStd</mtext>
        <mo>−</mo>
        <mn>1</mn>
        <Bracket>)</Bracket>
      </mrow>
      <mrow>
        <mtext>loss</mtext>
        <mo>=</mo>
        <mtext>reconstruction</mtext>
        <mo>+</mo>
        <mfrac>
          <mi>β</mi>
          <msup>
            <mi>N</mi>
            <mn>2</mn>
          </msup>
        </mfrac>
        <munder>
          <mo>∑</mo>
          <mtext>nodes</mtext>
        </munder>
        <Named of="KL" word="node" />
      </mrow>
    </Block>
  );
}
