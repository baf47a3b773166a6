import type { ComponentChildren } from 'preact';
import './workbench.css';

interface WorkbenchProps {
  /** Of the view. */
  readonly class?: string;
  /** What is to be seen here, in a sentence or two. */
  readonly lead: string;
  /** At the left, what can be set. */
  readonly settings: ComponentChildren;
  /** At the right. */
  readonly details?: ComponentChildren;
  /** What is trained. */
  readonly children: ComponentChildren;
}

/** The places of a view that trains; on a phone they stand below each other, what is trained first. */
export function Workbench({
  class: className = '',
  lead,
  settings,
  details,
  children,
}: WorkbenchProps) {
  return (
    <div class={`workbench ${className}`}>
      <aside aria-label="What is trained">{settings}</aside>
      <div class="stage">
        <p class="lead">{lead}</p>
        {children}
      </div>
      {details && (
        <aside class="details" aria-label="What was learned">
          {details}
        </aside>
      )}
    </div>
  );
}
