/**
 * @file The state of the page as the part of its address after `#`, so that a view can be shared:
 * `#graph?dataset=karate&seed=3`. Only what differs from the defaults is written.
 */

/** The views of the page, in the order of its tabs. */
export const viewNames = ['graph', 'digits', 'explain'] as const;
export type ViewName = (typeof viewNames)[number];

/** A view, and its settings as text. */
export interface Address {
  readonly view: ViewName;
  readonly settings: ReadonlyMap<string, string>;
}

/** Reads what follows `#`; an unknown view is the first. */
export function parseAddress(hash: string): Address {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const view = viewNames.find((candidate) => candidate === name) ?? viewNames[0];
  return { view, settings: new Map(new URLSearchParams(query)) };
}

/** Writes what follows `#`, with the `#`. */
export function formatAddress({ view, settings }: Address): string {
  const query = new URLSearchParams([...settings]).toString();
  return `#${view}${query && `?${query}`}`;
}
