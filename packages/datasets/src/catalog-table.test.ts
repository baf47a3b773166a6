import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type DatasetDescription, datasets } from './catalog.js';
import { type ImageDatasetDescription, imageDatasets } from './images/image-catalog.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it('the table of graphs in the README says what the catalog says', () => {
  const rows = Object.entries<DatasetDescription>(datasets).map(
    ([name, { nodes, edges, features, classes, summary, source }]) => {
      const [n, e, f] = [nodes, edges, features].map((count) => count.toLocaleString('en-US'));
      return `| \`${name}\` | ${n} | ${e} | ${f} | ${classes} | ${summary} | ${source} |`;
    },
  );
  expect(readme).toContain(rows.join('\n'));
});

it('so does the table of images', () => {
  const rows = Object.entries<ImageDatasetDescription>(imageDatasets).map(
    ([name, { count, height, width, classes, summary, source }]) =>
      `| \`${name}\` | ${count.toLocaleString('en-US')} | ${height} × ${width} | ${classes} | ${summary} | ${source} |`,
  );
  expect(readme).toContain(rows.join('\n'));
});
