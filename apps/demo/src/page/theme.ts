/** @file Light or dark: as the system has it, until the reader chooses. */
import { signal } from '@preact/signals';

export type Theme = 'light' | 'dark';

const system = matchMedia('(prefers-color-scheme: dark)');

/** What is shown. */
export const theme = signal<Theme>(system.matches ? 'dark' : 'light');
let isChosen = false;

system.addEventListener('change', ({ matches }) => {
  if (!isChosen) show(matches ? 'dark' : 'light');
});

export function toggleTheme(): void {
  isChosen = true;
  show(theme.peek() === 'dark' ? 'light' : 'dark');
}

function show(next: Theme): void {
  document.documentElement.dataset.theme = next;
  theme.value = next;
}
show(theme.peek());
