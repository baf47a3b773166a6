import type { ComponentChildren } from 'preact';
import type { ExplainSession } from '../explain-session.js';
import './section.css';

export interface SectionProps {
  readonly session: ExplainSession;
}

interface FrameProps {
  readonly number: number;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A numbered part of the page. */
export function Section({ number, title, children }: FrameProps) {
  return (
    <section class="explanation" aria-labelledby={`part-${number}`}>
      <h2 id={`part-${number}`}>
        <span aria-hidden="true">{number}</span> {title}
      </h2>
      {children}
    </section>
  );
}

/** Matrices beside each other, with what stands between them. */
export function Exhibit({ children }: { readonly children: ComponentChildren }) {
  return <div class="exhibit">{children}</div>;
}

/** Such as = between two matrices. */
export function Operator({ children }: { readonly children: ComponentChildren }) {
  return (
    <span class="operator" aria-hidden="true">
      {children}
    </span>
  );
}

/** A remark where other texts are loose. */
export function Exactly({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="exactly">
      <strong>To be exact.</strong> {children}
    </p>
  );
}
