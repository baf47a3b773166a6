import { Block, Indexed, Propagation } from './formula-parts.js';

export function LayerFormula() {
  return (
    <Block>
      <mrow>
        <mi>H</mi>
        <mo>=</mo>
        <mi>relu</mi>
        <mo stretchy={false}>(</mo>
        <Propagation />
        <mi>X</mi>
        <mi>W</mi>
        <mo stretchy={false}>)</mo>
      </mrow>
      <mrow>
        <Indexed of="H" at="ik" />
        <mo>=</mo>
        <mi>max</mi>
        <mo stretchy={false}>(</mo>
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
            <mo stretchy={false}>(</mo>
            <mi>X</mi>
            <mi>W</mi>
            <mo stretchy={false}>)</mo>
          </mrow>
          <mrow>
            <mi>j</mi>
            <mi>k</mi>
          </mrow>
        </msub>
        <mo stretchy={false}>)</mo>
      </mrow>
    </Block>
  );
}
