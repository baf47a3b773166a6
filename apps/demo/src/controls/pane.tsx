import type { ComponentChildren } from 'preact';
import './pane.css';

interface PaneProps {
  readonly title: string;
  /** Its name read aloud, where that is not the title. */
  readonly label?: string;
  /** Beside the title, what can be chosen. */
  readonly tools?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a view, in a frame with a title. */
export function Pane({ title, label = title, tools, children }: PaneProps) {
  return (
    <section class="pane" aria-label={label}>
      <header>
        <h2>{title}</h2>
        {tools}
      </header>
      {children}
    </section>
  );
}
