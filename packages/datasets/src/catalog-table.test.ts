import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type DatasetDescription, datasets } from './catalog.js';

it('the table of the README says what the catalog says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = Object.entries<DatasetDescription>(datasets).map(
    ([name, { nodes, edges, features, classes, summary, source }]) => {
      const [n, e, f] = [nodes, edges, features].map((count) => count.toLocaleString('en-US'));
      return `| \`${name}\` | ${n} | ${e} | ${f} | ${classes} | ${summary} | ${source} |`;
    },
  );
  expect(readme).toContain(rows.join('\n'));
});
