import type { ComponentChildren } from 'preact';

interface ActionButtonProps {
  /** Whether it does anything now. */
  readonly isReady: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
  readonly class?: string;
  /** Shown when the pointer rests on it. */
  readonly title?: string;
  /** Whether it is the one in use, of buttons of which one is. */
  readonly pressed?: boolean;
}

/** A button that keeps the focus of the keyboard while it does nothing, which a disabled one would lose. */
export function ActionButton({ isReady, onClick, pressed, children, ...rest }: ActionButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={!isReady}
      aria-pressed={pressed}
      onClick={() => isReady && onClick()}
    >
      {children}
    </button>
  );
}
