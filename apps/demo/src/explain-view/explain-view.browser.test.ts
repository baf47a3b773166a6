/** @file The Explain view as its readers meet it, in Chromium. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingForPage, openSite, type Site, screenshots } from '../testing/open-page.js';

const missing = missingForPage();

/** The numbers of a matrix, row by row. */
async function numbersOf(page: Page, label: string | RegExp): Promise<number[][]> {
  const rows = page.getByRole('table', { name: label }).locator('tbody tr');
  const texts = await rows.evaluateAll((found) =>
    found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
  );
  return texts.map((row) => row.map((text) => Number(text.replace('−', '-'))));
}

function cell(page: Page, label: string | RegExp, row: number, column: number): Locator {
  return page
    .getByRole('table', { name: label })
    .or(page.getByRole('grid', { name: label }))
    .locator(`[data-row="${row}"][data-column="${column}"]`);
}

const probabilities = /^Probability of each link/;

describe.skipIf(missing !== undefined)('the Explain view', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  test('follows an edit of the graph, by matrix and by drawing, and keeps it in the address', async () => {
    const { page, complaints } = await site.open('#explain');
    const normalized = 'Normalized adjacency';
    // a hears itself, b and c; degrees with self-loops are 3, 4 and 4.
    await expect
      .poll(async () => (await numbersOf(page, normalized))[0])
      .toEqual([0.33, 0.29, 0.29, 0, 0, 0]);
    await page.getByRole('checkbox', { name: 'a hears from f' }).click();
    expect((await numbersOf(page, normalized))[0]).toEqual([0.25, 0.25, 0.25, 0, 0, 0.25]);
    await page.getByRole('button', { name: /^node a,/ }).click();
    await page.getByRole('button', { name: /^node f,/ }).click();
    expect((await numbersOf(page, normalized))[0]).toEqual([0.33, 0.29, 0.29, 0, 0, 0]);
    await page.getByRole('checkbox', { name: 'directed' }).check();
    expect((await numbersOf(page, normalized))[0]).toEqual([1, 0, 0, 0, 0, 0]);
    await page.getByRole('button', { name: /^node b,/ }).click();
    await page.getByRole('button', { name: 'Remove b' }).click();
    const address = '#explain?graph=d__1*0*0_1*1*0_0*1*1_0*1*0_0*0*1__ab_bc_cd_ce_de';
    await expect.poll(() => new URL(page.url()).hash).toBe(address);
    const shown = await numbersOf(page, normalized);
    const again = await site.open(address);
    await expect.poll(() => numbersOf(again.page, normalized)).toEqual(shown);
    expect([...complaints, ...again.complaints]).toEqual([]);
  });

  test('keeps in the address what was edited just before its tab is left', async () => {
    const { page, complaints } = await site.open('#explain');
    await page.getByRole('checkbox', { name: 'a hears from f' }).click();
    await page.getByRole('link', { name: 'Graph', exact: true }).click();
    await page.goBack();
    await expect.poll(() => new URL(page.url()).hash).toContain('graph=');
    expect(complaints).toEqual([]);
  });

  test('lights up a cell, its nodes and its edge together, by pointer and by keyboard', async () => {
    const { page, complaints } = await site.open('#explain');
    await cell(page, 'Normalized adjacency', 2, 3).hover();
    await expect
      .poll(() => page.locator('.graph-drawing .node.lit').allTextContents())
      .toEqual(['c', 'd']);
    expect(await page.locator('.graph-drawing .edge.lit').count()).toBe(1);
    expect(await cell(page, probabilities, 2, 3).getAttribute('class')).toContain('lit');
    await page.getByText('1 / √(4 · 4) = 0.250').waitFor();
    await cell(page, 'Normalized adjacency', 2, 3).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('.graph-drawing .node.lit').allTextContents()).toEqual(['b', 'c']);
    await cell(page, /^Hidden numbers/, 4, 2).press('Enter');
    const rows = page.getByRole('table', { name: 'The sum for e, h3' }).locator('tbody tr');
    expect(await rows.count()).toBe(4);
    expect(complaints).toEqual([]);
  });

  test('chooses a cell of a grid by Space, and does not scroll by it', async () => {
    const { page, complaints } = await site.open('#explain');
    const grid = page.getByRole('grid', { name: /^Hidden numbers/ });
    const chosen = grid.getByRole('gridcell', { selected: true });
    expect(await chosen.getAttribute('data-row')).toBe('2');
    const wasKept = page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('keydown', (event) => resolve(event.defaultPrevented), { once: true });
        }),
    );
    await cell(page, /^Hidden numbers/, 4, 2).press('Space');
    expect(await wasKept).toBe(true);
    expect(await chosen.count()).toBe(1);
    expect(await chosen.getAttribute('data-row')).toBe('4');
    expect(await chosen.getAttribute('data-column')).toBe('2');
    // A header row, and one for each node.
    expect(await grid.getByRole('row').count()).toBe(7);
    expect(complaints).toEqual([]);
  });

  test('shows that an inner product is not a cosine', async () => {
    const { page, complaints } = await site.open('#explain');
    const length = page.getByRole('slider', { name: 'length of z of a' });
    const moveOutward = async () => {
      const before = await numbersOf(page, probabilities);
      await length.focus();
      await page.keyboard.press('End');
      await page.getByRole('button', { name: 'Put back' }).isEnabled();
      return { before, after: await numbersOf(page, probabilities) };
    };
    await length.waitFor();
    const inner = await moveOutward();
    expect(inner.after[0]).not.toEqual(inner.before[0]);
    expect(inner.after[1]!.slice(1)).toEqual(inner.before[1]!.slice(1));
    await page.getByRole('button', { name: 'Put back' }).click();
    await expect.poll(() => numbersOf(page, probabilities)).toEqual(inner.before);
    await page.getByRole('radio', { name: 'cosine' }).check();
    const cosine = await moveOutward();
    expect(cosine.after).toEqual(cosine.before);
    expect(cosine.after[0]![0]).toBe(0.98);
    expect(complaints).toEqual([]);
  });

  test('says which way posWeight moves the logits', async () => {
    // Of 9 pairs 2 are links, then 6: posWeight is 7 / 2 and 1 / 2.
    const few = await site.open('#explain?graph=u__1*0*0_0*1*0_0*0*1__ab');
    await few.page.getByText('raises all logits by log posWeight = 1.25: P is too high').waitFor();
    const many = await site.open('#explain?graph=u__1*0*0_0*1*0_0*0*1__ab_ac_bc');
    await many.page.getByText('lowers all logits by −log posWeight = 0.69: P is too low').waitFor();
    expect([...few.complaints, ...many.complaints]).toEqual([]);
  });

  test('draws again, and scales the noise down to the mean', async () => {
    const { page, complaints } = await site.open('#explain');
    await page.getByRole('button', { name: 'Draw again' }).waitFor();
    const first = await numbersOf(page, 'Drawn z');
    await page.getByRole('button', { name: 'Draw again' }).click();
    expect(await numbersOf(page, 'Drawn z')).not.toEqual(first);
    const operators = () =>
      page
        .locator('.exhibit', { has: page.getByRole('table', { name: 'Drawn z' }) })
        .locator('.operator')
        .allTextContents();
    expect(await operators()).toEqual(['+', '⊙', '=']);
    await page.getByRole('slider', { name: /^noise/ }).focus();
    await page.keyboard.press('Home');
    expect(await operators()).toEqual(['+', '⊙', '0.00 ×', '=']);
    expect(await numbersOf(page, 'Drawn z')).toEqual(await numbersOf(page, 'Mean'));
    expect(complaints).toEqual([]);
  });

  test('has a KL term for clouds, and none for points', async () => {
    const { page, complaints } = await site.open('#explain?model=gae');
    const rows = page.getByRole('table', { name: 'The loss and its terms' }).getByRole('rowheader');
    await expect
      .poll(() => rows.allTextContents())
      .toEqual([
        'posWeight',
        'norm',
        'reconstruction, the sum over all pairs',
        'loss = reconstruction',
      ]);
    const divergences = page.getByRole('table', { name: /^KL divergence/ });
    expect(await divergences.count()).toBe(0);
    await page.getByRole('radio', { name: 'VGAE', exact: true }).first().check();
    await divergences.waitFor();
    expect(await rows.last().textContent()).toBe('loss = reconstruction + β · KL');
    expect(complaints).toEqual([]);
  });

  test('trains with and without the KL term', async () => {
    const { page, complaints } = await site.open('#explain');
    await page.getByRole('button', { name: 'Train 400 epochs' }).click();
    await page.getByText('400 epochs, seed 8').waitFor();
    const figure = async (model: number, name: string): Promise<number> =>
      Number(
        await page
          .locator('.comparison figure')
          .nth(model)
          .locator('dl div', { hasText: name })
          .locator('dd')
          .textContent(),
      );
    expect(await figure(0, 'mean std')).toBeGreaterThan(0.5);
    expect(await figure(1, 'mean std')).toBeLessThan(0.1);
    expect(await figure(1, 'length')).toBeGreaterThan(2 * (await figure(0, 'length')));
    await page.screenshot({ path: join(screenshots, 'explain-trained.png'), fullPage: true });
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByText('0 epochs, seed 8', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('fits a phone, in dark colors', async () => {
    const { page } = await site.open('#explain', { width: 390, height: 844, colorScheme: 'dark' });
    await page.getByRole('heading', { name: /^A graph autoencoder/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.screenshot({ path: join(screenshots, 'explain-phone.png'), fullPage: true });
  });
});
