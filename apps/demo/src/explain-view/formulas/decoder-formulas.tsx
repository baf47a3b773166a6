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
        <mo maxsize="1.15em">(</mo>
        <InnerProduct />
        <mo maxsize="1.15em">)</mo>
      </mrow>
      <mrow>
        <InnerProduct />
        <mo>=</mo>
        <mo maxsize="1.15em">|</mo>
        <Indexed of="z" at="i" />
        <mo maxsize="1.15em">|</mo>
        <mspace width="0.2em" />
        <mo maxsize="1.15em">|</mo>
        <Indexed of="z" at="j" />
        <mo maxsize="1.15em">|</mo>
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
        <mo maxsize="1.15em">(</mo>
        <mn>{scale}</mn>
        <mi>cos</mi>
        <mi>θ</mi>
        <mo maxsize="1.15em">)</mo>
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
            <mo maxsize="1.15em">|</mo>
            <Indexed of="z" at="i" />
            <mo maxsize="1.15em">|</mo>
            <mspace width="0.2em" />
            <mo maxsize="1.15em">|</mo>
            <Indexed of="z" at="j" />
            <mo maxsize="1.15em">|</mo>
          </mrow>
        </mfrac>
      </mrow>
    </Block>
  );
}
