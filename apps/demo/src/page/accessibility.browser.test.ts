/** @file Each view by the rules of WCAG 2 A and AA that a program can check (axe-core), in both themes, one of them on a phone. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingForPage, openSite, type Site } from '../testing/open-page.js';
import { trainToTheEnd } from '../testing/train-to-the-end.js';

const missing = missingForPage();

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What breaks a rule, in words: the rule, and the first of the elements that break it. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() =>
    window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  );
  return found.violations.map(({ help, nodes }) => {
    const [first] = nodes;
    return `${help}, ${nodes.length} times, such as ${first?.html}: ${first?.failureSummary}`;
  });
}

/** Each view with all that it can show. */
const views = {
  '#graph?epochs=20': async (page: Page) => {
    await trainToTheEnd(page);
    await page.getByRole('combobox', { name: 'Node', exact: true }).fill('33');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Predict those of 33' }).click();
    await page.getByText('Measured on hidden links').waitFor();
    const broken = { name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{') };
    await page.getByLabel('Open graph').setInputFiles(broken);
    await page.getByRole('alert').waitFor();
  },
  '#digits?hidden=8&epochs=1': trainToTheEnd,
  '#explain': async (page: Page) => {
    await page.getByRole('button', { name: /^node a,/ }).click();
    await page.getByRole('radio', { name: 'cosine' }).check();
    await page.getByRole('button', { name: 'Train 400 epochs' }).click();
    await page.getByText('400 epochs, seed').waitFor();
    // One of its rows stands out.
    await page.locator('.matrix [data-row="0"][data-column="1"]').nth(3).focus();
  },
};

describe.skipIf(missing !== undefined)('accessibility', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  describe.each(Object.keys(views) as (keyof typeof views)[])('of %s', (address) => {
    test.each([
      { colorScheme: 'light', width: 1440 },
      { colorScheme: 'dark', width: 390 },
    ] as const)('is without violations, $colorScheme at $width px', async (options) => {
      const { page } = await site.open(address, options);
      await views[address](page);
      expect(await violations(page)).toEqual([]);
    });
  });
});
