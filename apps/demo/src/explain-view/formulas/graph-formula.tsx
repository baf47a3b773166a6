import { Block, Indexed, Words } from './formula-parts.js';

export function AdjacencyFormula() {
  return (
    <Block>
      <mrow>
        <Indexed of="A" at="ij" />
        <mo>=</mo>
        <mn>1</mn>
        <Words>if</Words>
        <mi>i</mi>
        <Words>hears from</Words>
        <mi>j</mi>
        <Words>, else</Words>
        <mn>0</mn>
      </mrow>
    </Block>
  );
}
