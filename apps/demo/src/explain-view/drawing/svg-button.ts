/** What makes a group in an SVG drawing a button: the element itself cannot stand there. */
export const svgButton = { role: 'button', tabIndex: 0 } as const;
