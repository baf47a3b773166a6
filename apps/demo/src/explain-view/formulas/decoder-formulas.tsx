import { Block, Bracket, Indexed } from './formula-parts.js';

function InnerProduct() {
  return (
    <>
      <Indexed of="z" at="i" />
      <mo>·</mo>
      <Indexed of="z" at="j" />
    </>
  );
}

export function InnerProductFormula() {
  return (
    <Block>
      <mrow>
        <Indexed of="P" at="ij" />
        <mo>=</mo>
        <mi>sigmoid</mi>
        <Bracket>(</Bracket>
        <InnerProduct />
        <Bracket>)</Bracket>
      </mrow>
      <mrow>
        <InnerProduct />
        <mo>=</mo>
        <Bracket>|</Bracket>
        <Indexed of="z" at="i" />
        <Bracket>|</Bracket>
        <mspace width="0.2em" />
        <Bracket>|</Bracket>
        <Indexed of="z" at="j" />
        <Bracket>|</Bracket>
        <mi>cos</mi>
        <mi>θ</mi>
      </mrow>
    </Block>
  );
}

export function CosineFormula({ scale }: { readonly scale: number }) {
  return (
    <Block>
      <mrow>
        <Indexed of="P" at="ij" />
        <mo>=</mo>
        <mi>sigmoid</mi>
        <Bracket>(</Bracket>
        <mn>{scale}</mn>
        <mi>cos</mi>
        <mi>θ</mi>
        <Bracket>)</Bracket>
      </mrow>
      <mrow>
        <mi>cos</mi>
        <mi>θ</mi>
        <mo>=</mo>
        <mfrac>
          <mrow>
            <InnerProduct />
          </mrow>
          <mrow>
            <Bracket>|</Bracket>
            <Indexed of="z" at="i" />
            <Bracket>|</Bracket>
            <mspace width="0.2em" />
            <Bracket>|</Bracket>
            <Indexed of="z" at="j" />
            <Bracket>|</Bracket>
          </mrow>
        </mfrac>
      </mrow>
    </Block>
  );
}
