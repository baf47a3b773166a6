/** @file The address of the page as a signal: it follows the browser, and what is set is kept there. */
import { batch, signal } from '@preact/signals';
import { type Address, formatAddress, parseAddress, type ViewName } from './address.js';

const current = signal(parseAddress(location.hash));
const visitCount = signal(0);
addEventListener('hashchange', () => {
  batch(() => {
    current.value = parseAddress(location.hash);
    visitCount.value++;
  });
});

/** The view and its settings, as the address has them now. */
export const address = {
  get value(): Address {
    return current.value;
  },
  /** How often the reader has gone to another address: what is shown then begins anew with its settings. */
  get visits(): number {
    return visitCount.value;
  },
};

/** Puts settings into the address of the view that is shown, without a step in the browser's history. */
export function rememberSettings(view: ViewName, settings: ReadonlyMap<string, string>): void {
  if (current.peek().view !== view) return;
  const next = { view, settings };
  history.replaceState(null, '', formatAddress(next));
  current.value = next;
}
