import { Block, Bracket, Indexed, Propagation } from './formula-parts.js';

export function LayerFormula() {
  return (
    <Block>
      <mrow>
        <mi>H</mi>
        <mo>=</mo>
        <mi>relu</mi>
        <Bracket>(</Bracket>
        <Propagation />
        <mi>X</mi>
        <mi>W</mi>
        <Bracket>)</Bracket>
      </mrow>
      <mrow>
        <Indexed of="H" at="ik" />
        <mo>=</mo>
        <mi>max</mi>
        <Bracket>(</Bracket>
        <mn>0</mn>
        <mo>,</mo>
        <munder>
          <mo>∑</mo>
          <mi>j</mi>
        </munder>
        <msub>
          <Propagation />
          <mrow>
            <mi>i</mi>
            <mi>j</mi>
          </mrow>
        </msub>
        <msub>
          <mrow>
            <Bracket>(</Bracket>
            <mi>X</mi>
            <mi>W</mi>
            <Bracket>)</Bracket>
          </mrow>
          <mrow>
            <mi>j</mi>
            <mi>k</mi>
          </mrow>
        </msub>
        <Bracket>)</Bracket>
      </mrow>
    </Block>
  );
}
