import { expect, it } from 'vitest';
import { linksToShow } from './links-to-show.js';

const link = (source: number, target: number) => ({ source, target, score: 0.5 });

it('takes each node once, strongest first, and no more than asked for', () => {
  const links = [link(0, 1), link(0, 2), link(3, 1), link(2, 3), link(4, 5), link(6, 7)];
  expect(linksToShow(links, 3)).toEqual([link(0, 1), link(2, 3), link(4, 5)]);
  expect(linksToShow([], 3)).toEqual([]);
});
