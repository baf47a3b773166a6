/** @file Graphs of the reader's own in the graph view, in Chromium. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropFile } from '../testing/drop-file.js';
import { missingForPage, openSite, type Site } from '../testing/open-page.js';
import { trainToTheEnd } from '../testing/train-to-the-end.js';

describe.skipIf(missingForPage() !== undefined)("a graph of the reader's own", () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  test('is opened, or told what is wrong with it', async () => {
    const { page, complaints } = await site.open('#graph?epochs=20');
    await page.getByText('34 nodes').waitFor();
    const open = (name: string, text: string) =>
      page
        .getByLabel('Open graph')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await open('broken.csv', 'source,target\na,b\nc\n');
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/broken\.csv.*3/);
    expect(await page.getByText('34 nodes').count()).toBe(1);
    const ring = Array.from({ length: 30 }, (_, k) => `n${k},n${(k + 1) % 30}`);
    await open('ring.csv', ['source,target', ...ring].join('\n'));
    await page.getByText('30 nodes, 30 links').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await trainToTheEnd(page);
    const json = JSON.stringify({
      nodes: Array.from({ length: 20 }, (_, k) => ({ id: `${k}`, label: `person ${k}` })),
      links: Array.from({ length: 20 }, (_, k) => ({ source: `${k}`, target: `${(k + 3) % 20}` })),
    });
    await dropFile(page, 'team.json', Buffer.from(json));
    await page.getByText('20 nodes').waitFor();
    await page.getByRole('combobox', { name: 'Node', exact: true }).fill('person 4');
    await page.keyboard.press('Tab');
    await page.getByText('2 links').waitFor();
    expect(complaints).toEqual([]);
  });

  test('has its nodes of one name told apart', async () => {
    const { page, complaints } = await site.open('#graph?epochs=5');
    await page.getByText('34 nodes').waitFor();
    const nodes = Array.from({ length: 8 }, (_, k) => ({ id: `p${k}`, label: `person ${k % 7}` }));
    // A ring, and one more link of the second node that is called "person 0".
    const ring = nodes.map((_, k) => ({ source: `p${k}`, target: `p${(k + 1) % 8}` }));
    const links = [...ring, { source: 'p7', target: 'p3' }];
    const buffer = Buffer.from(JSON.stringify({ nodes, links }));
    const file = { name: 'namesakes.json', mimeType: 'application/json', buffer };
    await page.getByLabel('Open graph').setInputFiles(file);
    await page.getByText('8 nodes, 9 links; too small or too dense').waitFor();
    const search = page.getByRole('combobox', { name: 'Node', exact: true });
    await search.fill('person 0');
    await page.keyboard.press('Enter');
    await page.getByText('No node is called “person 0”').waitFor();
    await search.fill('person 0 (p7)');
    await page.keyboard.press('Enter');
    await page.getByText('3 links;').waitFor();
    await page.getByRole('button', { name: 'Train' }).click();
    await page.getByRole('button', { name: 'Done' }).waitFor();
    await page.getByRole('button', { name: 'person 0 (p0)' }).first().click();
    await page.getByText('2 links;').waitFor();
    expect(await search.inputValue()).toBe('person 0 (p0)');
    expect(complaints).toEqual([]);
  });
});
