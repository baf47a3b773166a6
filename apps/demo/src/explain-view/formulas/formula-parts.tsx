/** @file What the page's formulas are made of, in MathML. */
import { type ComponentChildren, toChildArray } from 'preact';
import './formula-parts.css';

interface BlockProps {
  readonly children: ComponentChildren;
}

/** Formulas beside each other, below where there is no room; one that is too wide scrolls. */
export function Block({ children }: BlockProps) {
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
export function Words({ children }: { readonly children: string }) {
  const noBreak = '\u00a0';
  const before = children.startsWith(',') ? '' : noBreak;
  return <mtext>{`${before}${children}${noBreak}`.replaceAll(' ', noBreak)}</mtext>;
}

/** Ã */
export function Propagation() {
  return (
    <mover accent>
      <mi>A</mi>
      <mo>~</mo>
    </mover>
  );
}

/** A letter with an index. */
export function Indexed({ of, at }: { readonly of: string; readonly at: string }) {
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
export function Named({ of, word }: { readonly of: string; readonly word: string }) {
  return (
    <msub>
      <mi>{of}</mi>
      <mtext>{word}</mtext>
    </msub>
  );
}

/** A letter to the power of −1/2. */
export function Root({ of }: { readonly of: string }) {
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
