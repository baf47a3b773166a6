/** @file The graph view as its users meet it, in Chromium. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropFile } from '../testing/drop-file.js';
import { missingForPage, openSite, type Site, screenshots } from '../testing/open-page.js';
import { placeOfColor } from '../testing/place-of-color.js';
import { trainToTheEnd } from '../testing/train-to-the-end.js';

const missing = missingForPage();

const trainer = fileURLToPath(new URL('../../../trainer/dist/main.js', import.meta.url));

/** The figures above the drawings by their names. */
async function figures(page: Page): Promise<Record<string, string>> {
  const [names, values] = await Promise.all([
    page.locator('.figures dt').allTextContents(),
    page.locator('.figures dd').allTextContents(),
  ]);
  return Object.fromEntries(names.map((name, k) => [name, values[k] ?? '']));
}

/** Saves a file by a button of the page. */
async function saved(page: Page, button: string, folder: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = join(folder, (await download).suggestedFilename());
  await (await download).saveAs(file);
  return file;
}

/** A table of numbers as text, without its first line and column. */
function numbersOf(csv: string): number[] {
  const rows = csv.trim().split('\n').slice(1);
  return rows.flatMap((row) => row.split(',').slice(1).map(Number));
}

describe.skipIf(missing !== undefined)('the graph view', () => {
  let site: Site;
  let folder: string;
  /** A run of the trainer in Node. */
  let run: string;
  beforeAll(async () => {
    site = await openSite();
    folder = mkdtempSync(join(tmpdir(), 'latentgraph-demo-'));
    run = join(folder, 'run');
    const options =
      '--dataset karate --hidden 16 --latent 4 --epochs 40 --seed 5 --learning-rate 0.01';
    execFileSync(process.execPath, [
      trainer,
      'train',
      ...options.split(' '),
      '--quiet',
      '--out',
      run,
    ]);
  });
  afterAll(async () => {
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('trains as the trainer in Node does, and its files are read there', async () => {
    const { page, complaints } = await site.open('#graph?hidden=16&latent=4&epochs=40&seed=5');
    await trainToTheEnd(page);
    const history = readFileSync(join(run, 'history.csv'), 'utf8').trim().split('\n');
    const column = history[0]!.split(',').indexOf('loss');
    const losses = await page.evaluate(
      () => window.latentgraph?.epochs().map(({ loss }) => loss) ?? [],
    );
    expect(losses).toEqual(
      history.slice(1).map((row) => expect.closeTo(Number(row.split(',')[column]), 4)),
    );
    const embeddings = await saved(page, 'Save embeddings', folder);
    expect(numbersOf(readFileSync(embeddings, 'utf8'))).toEqual(
      numbersOf(readFileSync(join(run, 'embeddings.csv'), 'utf8')).map((value) =>
        expect.closeTo(value, 4),
      ),
    );
    const { test: measured } = JSON.parse(readFileSync(join(run, 'metrics.json'), 'utf8'));
    const shown = (await figures(page))['test AUC / AP'];
    expect(shown).toBe(`${measured.auc.toFixed(3)} / ${measured.ap.toFixed(3)}`);
    await page.screenshot({ path: join(screenshots, 'graph-karate.png') });
    expect(complaints).toEqual([]);
  });

  test('opens a model that the trainer in Node has saved', async () => {
    const { page, complaints } = await site.open('#graph');
    await page.getByText('34 nodes').waitFor();
    await page.getByLabel('Open model').setInputFiles(join(run, 'model.safetensors'));
    await expect.poll(() => page.getByLabel('Latent dimensions').inputValue()).toBe('4');
    await page.getByLabel('Open model').setInputFiles({
      name: 'notes.safetensors',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('no model'),
    });
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('safetensors');
    await page.getByLabel('Latent dimensions').fill('8');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    await dropFile(page, 'model.safetensors', readFileSync(join(run, 'model.safetensors')));
    await expect.poll(() => page.getByLabel('Latent dimensions').inputValue()).toBe('4');
    expect(complaints).toEqual([]);
  });

  test('pauses, steps, goes on and begins anew', async () => {
    const { page, complaints } = await site.open('#graph?epochs=5000');
    await page.getByRole('button', { name: 'Train' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Go on' }).waitFor();
    const epochOf = async () => Number.parseInt((await figures(page)).epoch!, 10);
    const paused = await epochOf();
    expect(paused).toBeGreaterThan(0);
    expect(paused).toBeLessThan(5000);
    await page.getByRole('button', { name: 'Step' }).click();
    await expect.poll(epochOf).toBe(paused + 1);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Done' }).waitFor();
    await page.getByText('test AUC / AP').waitFor();
    expect(await epochOf()).toBeLessThan(5000);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(epochOf).toBe(0);
    expect(await page.getByText('test AUC / AP').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('is trained by the keyboard, which stays where it is', async () => {
    const { page, complaints } = await site.open('#graph?epochs=3');
    await page.getByText('34 nodes').waitFor();
    await page.getByRole('button', { name: 'Step' }).focus();
    for (const epoch of ['1 / 3', '2 / 3', '3 / 3']) {
      await page.getByRole('button', { name: 'Step', disabled: false }).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await figures(page)).epoch).toBe(epoch);
      await expect.poll(() => page.locator(':focus').textContent()).toBe('Step');
    }
    await page.getByRole('button', { name: 'Done' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(async () => (await figures(page)).epoch).toBe('0 / 3');
    expect(await page.locator(':focus').textContent()).toBe('Reset');
    expect(complaints).toEqual([]);
  });

  test('tells of a node, and of links that are missing', async () => {
    const { page, complaints } = await site.open('#graph?graph=miserables&epochs=60');
    await page.getByText('77 nodes').waitFor();
    await trainToTheEnd(page);
    await page.getByRole('combobox', { name: 'Node', exact: true }).fill('Valjean');
    await page.keyboard.press('Tab');
    await page.getByText('36 links').waitFor();
    await page.getByRole('button', { name: 'Predict those of Valjean' }).click();
    const rows = page.getByRole('region', { name: 'Missing links' }).locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(10);
    for (const row of await rows.allTextContents()) expect(row).toMatch(/Valjean.*%$/);
    await page.getByRole('button', { name: 'UMAP' }).click();
    await page.screenshot({ path: join(screenshots, 'graph-miserables.png') });
    expect(complaints).toEqual([]);
  });

  test('tells of the node that is clicked, and draws the links that it misses', async () => {
    const { page, complaints } = await site.open('#graph?epochs=20');
    await page.getByText('34 nodes').waitFor();
    await trainToTheEnd(page);
    const drawing = page.getByRole('region', { name: 'Graph' }).locator('.drawing');
    // Of the first class; until the layout has settled, it may move away from the pointer.
    const isChosen = async (): Promise<boolean> => {
      const node = await placeOfColor(drawing, [0x00, 0x72, 0xb2]);
      if (node) await drawing.click({ position: { x: node.x, y: node.y + 3 } });
      return page.getByText('class Mr. Hi').isVisible();
    };
    await expect.poll(isChosen, { interval: 500, timeout: 10_000 }).toBe(true);
    await page.getByRole('heading', { name: 'Nearest in latent space' }).waitFor();
    // The color of predicted links.
    expect(await placeOfColor(drawing, [0xb5, 0x37, 0x3f])).toBeUndefined();
    await page.getByRole('button', { name: /^Predict those of/ }).click();
    await expect.poll(() => placeOfColor(drawing, [0xb5, 0x37, 0x3f])).toBeDefined();
    await page.getByRole('button', { name: 'UMAP' }).click();
    await expect
      .poll(() => page.getByRole('button', { name: 'UMAP' }).getAttribute('aria-pressed'))
      .toBe('true');
    await page.getByRole('button', { name: 'PCA' }).click();
    expect(await page.getByRole('button', { name: 'UMAP' }).getAttribute('aria-pressed')).toBe(
      'false',
    );
    expect(complaints).toEqual([]);
  });

  test('is told by its address', async () => {
    const { page } = await site.open('#graph?model=gae&latent=3&seed=7&hidden=none');
    await page.getByText('34 nodes').waitFor();
    expect(await page.getByLabel('Latent dimensions').inputValue()).toBe('3');
    expect(await page.getByLabel('Hidden units').inputValue()).toBe('32');
    await page.getByRole('combobox', { name: 'Graph' }).selectOption('synthetic');
    await page.getByText('200 nodes').waitFor();
    expect(new URL(page.url()).hash).toBe('#graph?graph=synthetic&model=gae&latent=3&seed=7');
    await page.getByRole('link', { name: 'LatentGraph' }).click();
    await page.getByText('34 nodes').waitFor();
    expect(await page.getByLabel('Latent dimensions').inputValue()).toBe('8');
  });

  test('opens a part of WordNet', async () => {
    const { page, complaints } = await site.open('#graph?graph=wordnet-bird&epochs=1');
    await page.getByText('1,414 nodes, 2,414 links').waitFor();
    await trainToTheEnd(page);
    const search = page.getByRole('combobox', { name: 'Node', exact: true });
    await search.fill('penguin');
    await page.keyboard.press('Enter');
    await page.getByText('class bird').waitFor();
    expect(complaints).toEqual([]);
  });

  test('trains on the GPU where the reader asks for it', async () => {
    const losses = [];
    for (const backend of ['wasm', 'webgl']) {
      const { page, complaints } = await site.open(`#graph?epochs=5&backend=${backend}`);
      await page.getByText(`trained here by ${backend}`).waitFor();
      await trainToTheEnd(page);
      losses.push(
        await page.evaluate(() => window.latentgraph?.epochs().map(({ loss }) => loss) ?? []),
      );
      expect(complaints).toEqual([]);
    }
    expect(losses[1]).toEqual(losses[0]!.map((loss) => expect.closeTo(loss, 4)));
  });

  test('names the backend that it changes to', async () => {
    const { page, complaints } = await site.open('#graph');
    await page.getByText('trained here by wasm').waitFor();
    await page.getByLabel('Backend').selectOption('cpu');
    await page.getByText('trained here by cpu').waitFor();
    expect(complaints).toEqual([]);
  });

  test('leaves no tensor behind after ten trainings', async () => {
    const { page, complaints } = await site.open('#graph?epochs=5');
    await page.getByText('34 nodes').waitFor();
    const counts: (number | undefined)[] = [];
    for (let training = 0; training < 10; training++) {
      await trainToTheEnd(page);
      await page.getByRole('button', { name: 'Reset' }).click();
      await expect.poll(async () => (await figures(page)).epoch).toBe('0 / 5');
      counts.push(await page.evaluate(() => window.latentgraph?.tensorCount()));
    }
    expect(new Set(counts).size).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('fits a phone, in dark colors', async () => {
    const { page } = await site.open('#graph', { width: 390, height: 844, colorScheme: 'dark' });
    await page.getByText('34 nodes').waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
    await page.screenshot({ path: join(screenshots, 'graph-phone.png'), fullPage: true });
  });
});
