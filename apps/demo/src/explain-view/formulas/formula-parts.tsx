/** @file What the page's formulas are made of, in MathML. */
import { type ComponentChildren, type RefObject, toChildArray } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import './formula-parts.css';

interface BlockProps {
  readonly children: ComponentChildren;
}

/** Formulas beside each other, below where there is no room; one that is too wide scrolls. */
export function Block({ children }: BlockProps) {
  const block = useRef<HTMLDivElement>(null);
  const scrolls = useIsTooWide(block);
  return (
    <div
      ref={block}
      class="formula"
      // The arrow keys scroll what has the focus.
      {...(scrolls && { tabIndex: 0, role: 'group', 'aria-label': 'Formula, scrolls sideways' })}
    >
      {toChildArray(children).map((formula, position) => (
        <math key={position} display="block">
          {formula}
        </math>
      ))}
    </div>
  );
}

/** Whether there is more in an element than it has room for. */
function useIsTooWide(element: RefObject<HTMLElement | null>): boolean {
  const [isTooWide, setIsTooWide] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const measure = (): void => setIsTooWide(current.scrollWidth > current.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return isTooWide;
}

/** A bracket as high as its line: without a font for mathematics, browsers stretch it far beyond. */
export function Bracket({ children }: { readonly children: string }) {
  return <mo ref={keepHeight}>{children}</mo>;
}

// MathML wants the word, which JSX has for a boolean, and leaves out.
const keepHeight = (element: Element | null): void => element?.setAttribute('stretchy', 'false');

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
