import { Block, Indexed } from './formula-parts.js';

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
        <mo stretchy={false}>(</mo>
        <InnerProduct />
        <mo stretchy={false}>)</mo>
      </mrow>
      <mrow>
        <InnerProduct />
        <mo>=</mo>
        <mo stretchy={false}>|</mo>
        <Indexed of="z" at="i" />
        <mo stretchy={false}>|</mo>
        <mspace width="0.2em" />
        <mo stretchy={false}>|</mo>
        <Indexed of="z" at="j" />
        <mo stretchy={false}>|</mo>
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
        <mo stretchy={false}>(</mo>
        <mn>{scale}</mn>
        <mi>cos</mi>
        <mi>θ</mi>
        <mo stretchy={false}>)</mo>
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
            <mo stretchy={false}>|</mo>
            <Indexed of="z" at="i" />
            <mo stretchy={false}>|</mo>
            <mspace width="0.2em" />
            <mo stretchy={false}>|</mo>
            <Indexed of="z" at="j" />
            <mo stretchy={false}>|</mo>
          </mrow>
        </mfrac>
      </mrow>
    </Block>
  );
}
