/** @file The page's formulas, in MathML. */
import type { ComponentChildren } from 'preact';

interface BlockProps {
  readonly children: ComponentChildren;
}

/** A formula on a line of its own, which scrolls where it does not fit. */
function Block({ children }: BlockProps) {
  return (
    <div class="formula">
      <math display="block">{children}</math>
    </div>
  );
}

/** Ã */
export function Propagation() {
  return (
    <mover accent>
      <mi>A</mi>
      <mo stretchy={false}>~</mo>
    </mover>
  );
}

/** A letter with an index. */
function Indexed({ of, at }: { readonly of: string; readonly at: string }) {
  return (
    <msub>
      <mi>{of}</mi>
      <mrow>
        {[...at].map((letter) => (
          <mi key={letter}>{letter}</mi>
        ))}
      </mrow>
    </msub>
  );
}

/** A letter with a word as its index. */
function Named({ of, word }: { readonly of: string; readonly word: string }) {
  return (
    <msub>
      <mi>{of}</mi>
      <mtext>{word}</mtext>
    </msub>
  );
}

function Root({ of }: { readonly of: string }) {
  return (
    <msup>
      <mi>{of}</mi>
      <mrow>
        <mo>−</mo>
        <mn>1/2</mn>
      </mrow>
    </msup>
  );
}

export function AdjacencyFormula() {
  return (
    <Block>
      <mrow>
        <Indexed of="A" at="ij" />
        <mo>=</mo>
        <mn>1</mn>
        <mtext> if node </mtext>
        <mi>i</mi>
        <mtext> hears from node </mtext>
        <mi>j</mi>
        <mtext>, else </mtext>
        <mn>0</mn>
      </mrow>
    </Block>
  );
}

export function NormalizationFormula() {
  return (
    <Block>
      <mrow>
        <Propagation />
        <mo>=</mo>
        <Root of="D" />
        <mo>(</mo>
        <mi>A</mi>
        <mo>+</mo>
        <mi>I</mi>
        <mo>)</mo>
        <Root of="D" />
        <mspace width="2em" />
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
              <mo>(</mo>
              <mi>A</mi>
              <mo>+</mo>
              <mi>I</mi>
              <mo>)</mo>
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

export function LayerFormula() {
  return (
    <Block>
      <mrow>
        <mi>H</mi>
        <mo>=</mo>
        <mi>relu</mi>
        <mo>(</mo>
        <Propagation />
        <mi>X</mi>
        <mi>W</mi>
        <mo>)</mo>
        <mspace width="2em" />
        <Indexed of="H" at="ik" />
        <mo>=</mo>
        <mi>max</mi>
        <mo>(</mo>
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
            <mo>(</mo>
            <mi>X</mi>
            <mi>W</mi>
            <mo>)</mo>
          </mrow>
          <mrow>
            <mi>j</mi>
            <mi>k</mi>
          </mrow>
        </msub>
        <mo>)</mo>
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
        <mspace width="2em" />
        <mtext>logStd</mtext>
        <mo>=</mo>
        <Propagation />
        <mi>H</mi>
        <Named of="W" word="logStd" />
      </mrow>
    </Block>
  );
}

export function SampleFormula() {
  return (
    <Block>
      <mrow>
        <mi>z</mi>
        <mo>=</mo>
        <mtext>mean</mtext>
        <mo>+</mo>
        <mi>exp</mi>
        <mo>(</mo>
        <mtext>logStd</mtext>
        <mo>)</mo>
        <mo>⊙</mo>
        <mi>ε</mi>
        <mo>,</mo>
        <mspace width="1em" />
        <mi>ε</mi>
        <mo>∼</mo>
        <mi>N</mi>
        <mo>(</mo>
        <mn>0</mn>
        <mo>,</mo>
        <mi>I</mi>
        <mo>)</mo>
      </mrow>
    </Block>
  );
}

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
        <mo>(</mo>
        <InnerProduct />
        <mo>)</mo>
        <mo>,</mo>
        <mspace width="1em" />
        <InnerProduct />
        <mo>=</mo>
        <mo>|</mo>
        <Indexed of="z" at="i" />
        <mo>|</mo>
        <mspace width="0.2em" />
        <mo>|</mo>
        <Indexed of="z" at="j" />
        <mo>|</mo>
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
        <mo>(</mo>
        <mn>{scale}</mn>
        <mi>cos</mi>
        <mi>θ</mi>
        <mo>)</mo>
        <mo>,</mo>
        <mspace width="1em" />
        <mi>cos</mi>
        <mi>θ</mi>
        <mo>=</mo>
        <mfrac>
          <mrow>
            <InnerProduct />
          </mrow>
          <mrow>
            <mo>|</mo>
            <Indexed of="z" at="i" />
            <mo>|</mo>
            <mspace width="0.2em" />
            <mo>|</mo>
            <Indexed of="z" at="j" />
            <mo>|</mo>
          </mrow>
        </mfrac>
      </mrow>
    </Block>
  );
}

export function ReconstructionFormula() {
  return (
    <Block>
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
        <mo>[</mo>
        <mtext>posWeight</mtext>
        <mspace width="0.2em" />
        <Indexed of="L" at="ij" />
        <mo>(</mo>
        <mo>−</mo>
        <mi>log</mi>
        <Indexed of="P" at="ij" />
        <mo>)</mo>
        <mo>+</mo>
        <mo>(</mo>
        <mn>1</mn>
        <mo>−</mo>
        <Indexed of="L" at="ij" />
        <mo>)</mo>
        <mo>(</mo>
        <mo>−</mo>
        <mi>log</mi>
        <mo>(</mo>
        <mn>1</mn>
        <mo>−</mo>
        <Indexed of="P" at="ij" />
        <mo>)</mo>
        <mo>)</mo>
        <mo>]</mo>
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
        <mo>(</mo>
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
        <mo>)</mo>
        <mo>,</mo>
        <mspace width="1em" />
        <mtext>loss</mtext>
        <mo>=</mo>
        <mtext>reconstruction</mtext>
        <mo>+</mo>
        <mi>β</mi>
        <mfrac>
          <mn>1</mn>
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
