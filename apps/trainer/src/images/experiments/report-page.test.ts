import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { reportPage } from './report-page.js';

test('shows titles, figures, tables and conclusions, and what is text stays text', () => {
  const page = reportPage('VAE <2>', [
    {
      name: 'one',
      title: 'A & B',
      findings: {
        numbers: {},
        figures: [
          { file: 'a.png', content: Uint8Array.of(1, 2, 3), caption: 'a "picture"' },
          {
            file: 'b.svg',
            content: '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
            caption: 'b',
          },
        ],
        tables: [{ head: ['x', 'y'], rows: [['<1>', '2']] }],
        conclusion: 'a < b',
      },
    },
  ]);
  const { document } = parseHTML(page);
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
  expect(texts('h1')).toEqual(['VAE <2>']);
  expect(texts('section h2')).toEqual(['A & B']);
  expect(texts('section > p')).toEqual(['a < b']);
  expect(texts('td')).toEqual(['<1>', '2']);
  expect(texts('figcaption')).toEqual(['a "picture"', 'b']);
  expect(document.querySelector('img')?.getAttribute('alt')).toBe('a "picture"');
  expect(document.querySelector('img')?.getAttribute('src')).toBe('data:image/png;base64,AQID');
  expect(document.querySelectorAll('figure svg')).toHaveLength(1);
  expect(document.querySelector('nav a')?.getAttribute('href')).toBe('#one');
});
