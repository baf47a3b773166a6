import { Block, Bracket, Indexed, Propagation, Root } from './formula-parts.js';

export function NormalizationFormula() {
  return (
    <Block>
      <mrow>
        <Propagation />
        <mo>=</mo>
        <Root of="D" />
        <Bracket>(</Bracket>
        <mi>A</mi>
        <mo>+</mo>
        <mi>I</mi>
        <Bracket>)</Bracket>
        <Root of="D" />
      </mrow>
      <mrow>
        <msub>
          <Propagation />
          <mrow>
            <mi>i</mi>
            <mi>j</mi>
          </mrow>
        </msub>
        <mo>=</mo>
        <mfrac>
          <msub>
            <mrow>
              <Bracket>(</Bracket>
              <mi>A</mi>
              <mo>+</mo>
              <mi>I</mi>
              <Bracket>)</Bracket>
            </mrow>
            <mrow>
              <mi>i</mi>
              <mi>j</mi>
            </mrow>
          </msub>
          <msqrt>
            <Indexed of="d" at="i" />
            <Indexed of="d" at="j" />
          </msqrt>
        </mfrac>
      </mrow>
    </Block>
  );
}
