/** @file Colors of classes, told apart by most people with color-blind vision (Okabe & Ito 2008; Tol 2021). */

const classColors = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#d55e00',
  '#56b4e9',
  '#8a7a00',
  '#882255',
  '#44aa99',
  '#6a3d9a',
  '#999933',
  '#aa4466',
  '#117733',
  '#5566aa',
  '#888888',
] as const;

/** Of a graph without classes. */
const only = '#0b7a75';

/** So many classes have colors of their own. */
export const classColorCount = classColors.length;

/** The color of a class; after fifteen they repeat. */
export function classColor(label: number | undefined): string {
  return label === undefined ? only : classColors[label % classColors.length]!;
}

/** Colors that follow the theme, as the page's style has them now. */
export function themeColors() {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: color('--text'),
    surface: color('--surface'),
    edge: color('--edge'),
    faded: color('--faded'),
    accent: color('--accent'),
  };
}
