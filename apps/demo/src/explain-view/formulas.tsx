/** @file The page's formulas, in MathML. */
import { type ComponentChildren, toChildArray } from 'preact';
import { formatNumber } from './matrix.js';

interface BlockProps {
  readonly children: ComponentChildren;
}

/** Formulas beside each other, below where there is no room; one that is too wide scrolls. */
function Block({ children }: BlockProps) {
  return (
    <div class="formula">
      {toChildArray(children).map((formula, position) => (
        <math key={position} display="block">
          {formula}
        </math>
      ))}
    </div>
  );
}

/** Words between symbols, with the spaces around them that MathML drops. */
function Words({ children }: { readonly children: string }) {
  const noBreak = '\u00a0';
  const before = children.startsWith(',') ? '' : noBreak;
  return <mtext>{`${before}${children}${noBreak}`.replaceAll(' ', noBreak)}</mtext>;
}

/** Ã */
function Propagation() {
  return (
    <mover accent>
      <mi>A</mi>
      <mo>~</mo>
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

export function NormalizationFormula() {
  return (
    <Block>
      <mrow>
        <Propagation />
        <mo>=</mo>
        <Root of="D" />
        <mo maxsize="1.15em">(</mo>
        <mi>A</mi>
        <mo>+</mo>
        <mi>I</mi>
        <mo maxsize="1.15em">)</mo>
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
              <mo maxsize="1.15em">(</mo>
              <mi>A</mi>
              <mo>+</mo>
              <mi>I</mi>
              <mo maxsize="1.15em">)</mo>
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
        <mo maxsize="1.15em">(</mo>
        <Propagation />
        <mi>X</mi>
        <mi>W</mi>
        <mo maxsize="1.15em">)</mo>
      </mrow>
      <mrow>
        <Indexed of="H" at="ik" />
        <mo>=</mo>
        <mi>max</mi>
        <mo maxsize="1.15em">(</mo>
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
            <mo maxsize="1.15em">(</mo>
            <mi>X</mi>
            <mi>W</mi>
            <mo maxsize="1.15em">)</mo>
          </mrow>
          <mrow>
            <mi>j</mi>
            <mi>k</mi>
          </mrow>
        </msub>
        <mo maxsize="1.15em">)</mo>
      </mrow>
    </Block>
  );
}

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
        <mo maxsize="1.15em">(</mo>
        <mtext>logStd</mtext>
        <mo maxsize="1.15em">)</mo>
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
        <mo maxsize="1.15em">(</mo>
        <mn>0</mn>
        <mo>,</mo>
        <mi>I</mi>
        <mo maxsize="1.15em">)</mo>
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

export function ReconstructionFormula() {
  return (
    <Block>
      <mrow>
        <Indexed of="e" at="ij" />
        <mo>=</mo>
        <mtext>posWeight</mtext>
        <mspace width="0.2em" />
        <Indexed of="L" at="ij" />
        <mo maxsize="1.15em">(</mo>
        <mo>−</mo>
        <mi>log</mi>
        <Indexed of="P" at="ij" />
        <mo maxsize="1.15em">)</mo>
        <mo>+</mo>
        <mo maxsize="1.15em">(</mo>
        <mn>1</mn>
        <mo>−</mo>
        <Indexed of="L" at="ij" />
        <mo maxsize="1.15em">)</mo>
        <mo maxsize="1.15em">(</mo>
        <mo>−</mo>
        <mi>log</mi>
        <mo maxsize="1.15em">(</mo>
        <mn>1</mn>
        <mo>−</mo>
        <Indexed of="P" at="ij" />
        <mo maxsize="1.15em">)</mo>
        <mo maxsize="1.15em">)</mo>
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
        <mo maxsize="1.15em">(</mo>
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
        <mo maxsize="1.15em">)</mo>
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
