/** @file How much the page loads before it can train, as a web server would send it. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingForPage, openSite, type Site } from '../testing/open-page.js';

const missing = missingForPage();
/** Bytes, gzipped, without data sets. */
const budget = 1_000_000;

describe.skipIf(missing !== undefined)('the first load', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  test(`is under ${budget.toLocaleString('en-US')} bytes`, async () => {
    const { page, responses } = await site.open();
    await page.getByText('34 nodes').waitFor();
    await page.getByRole('button', { name: 'Step' }).click();
    await page.getByText('1 / 200').waitFor();
    const sizes = await Promise.all(
      responses.map(async (response) => gzipSync(await response.body()).length),
    );
    const total = sizes.reduce((sum, size) => sum + size, 0);
    console.log(
      `First load: ${responses.length} files, ${total.toLocaleString('en-US')} bytes gzipped.`,
    );
    expect(responses.length).toBeGreaterThan(5);
    expect(total).toBeLessThan(budget);
  });
});
