import { theme, toggleTheme } from './theme.js';

export function ThemeButton() {
  const other = theme.value === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      class="quiet"
      onClick={toggleTheme}
      aria-label={`Show in ${other} colors`}
    >
      {theme.value === 'dark' ? '☀' : '☾'}
    </button>
  );
}
