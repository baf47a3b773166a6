/** @file The digits view as its users meet it, in Chromium. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../address/settings-codec.js';
import { missingForPage, openSite, type Site, screenshots } from '../testing/open-page.js';
import { trainToTheEnd } from '../testing/train-to-the-end.js';
import { type DigitsSettings, digitsSettingCodecs } from '../training/digits-settings.js';
import { DigitsTrainer } from '../training/digits-trainer.js';
import { digitsFromIdx } from '../training/load-digits.js';

const missing = missingForPage();

async function figure(page: Page, name: string): Promise<string | null> {
  const named = page.locator('.figures div', { has: page.getByText(name, { exact: true }) });
  return named.locator('dd').textContent();
}

/** What is on a canvas. */
function drawn(canvas: Locator): Promise<string> {
  return canvas.evaluate((element) =>
    element instanceof HTMLCanvasElement ? element.toDataURL() : '',
  );
}

/** The losses of the last epoch where the same is trained in Node. */
async function lossesInNode(settings: DigitsSettings): Promise<{ ae: number; vae: number }> {
  const file = (name: string): Uint8Array =>
    readFileSync(new URL(`../../public/data/${name}`, import.meta.url));
  const trainer = new DigitsTrainer(async () =>
    digitsFromIdx(file('digits-images-idx3-ubyte'), file('digits-labels-idx1-ubyte')),
  );
  await trainer.open(settings, '');
  const losses = { ae: Number.NaN, vae: Number.NaN };
  await trainer.run(async ({ epochs }) => {
    for (const { ae, vae } of epochs) Object.assign(losses, { ae: ae.loss, vae: vae.loss });
  });
  return losses;
}

describe.skipIf(missing !== undefined)('the digits view', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  test('is loaded when its tab is opened', async () => {
    const { page, responses } = await site.open('#graph');
    await page.getByText('34 nodes').waitFor();
    const loaded = (): string[] => responses.map((response) => response.url()).filter(isOfDigits);
    expect(loaded()).toEqual([]);
    await page.getByRole('link', { name: 'Digits' }).click();
    await page.getByText('1,800 digits').waitFor();
    expect(loaded().length).toBeGreaterThan(3);
  });

  test('trains as in Node, and shows it', async () => {
    const settings = {
      ...readSettings<DigitsSettings>(digitsSettingCodecs, new Map()),
      hidden: 32,
      epochs: 3,
      seed: 2,
    };
    const { page, complaints } = await site.open('#digits?hidden=32&epochs=3&seed=2');
    const reconstructions = page.getByRole('img', { name: 'reconstructed by the VAE' });
    await page.getByText('1,800 digits').waitFor();
    const before = await drawn(reconstructions);
    await trainToTheEnd(page);
    expect(await figure(page, 'epoch')).toBe('3 / 3');
    const { ae, vae } = await lossesInNode(settings);
    expect(Number(await figure(page, 'AE, squared error'))).toBeCloseTo(ae, 1);
    expect(Number(await figure(page, 'VAE, nats'))).toBeCloseTo(vae, 1);
    expect(await drawn(reconstructions)).not.toBe(before);
    await page.screenshot({ path: join(screenshots, 'digits.png'), fullPage: true });
    expect(complaints).toEqual([]);
  });

  test('gives a drawing, or a digit of the set, to both models', async () => {
    const { page, complaints } = await site.open('#digits?hidden=8&epochs=1');
    const pane = page.getByRole('region', { name: 'Your digit' });
    const seenByAe = pane.getByRole('img', { name: /^AE: distance/ });
    await seenByAe.waitFor();
    const before = await seenByAe.getAttribute('aria-label');
    const paper = await page.locator('.drawing-pad').boundingBox();
    if (!paper) throw new Error('there is no paper');
    const { x, y, width, height } = paper;
    await page.mouse.move(x + width / 2, y + height / 5);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + (4 * height) / 5, { steps: 5 });
    await page.mouse.up();
    await pane.getByRole('img', { name: 'what they see: yours' }).waitFor();
    await expect.poll(() => seenByAe.getAttribute('aria-label')).not.toBe(before);
    await pane.getByRole('slider').focus();
    await page.keyboard.press('ArrowRight');
    await pane.getByRole('img', { name: /what they see: a \d/ }).waitFor();
    expect(await pane.getByRole('slider').getAttribute('aria-valuetext')).toMatch(
      /^number 2, a \d$/,
    );
    expect(complaints).toEqual([]);
  });

  test('decodes where the pointer is on the map, or where arrow keys go', async () => {
    const { page, complaints } = await site.open('#digits?hidden=8&epochs=1');
    const pane = page.getByRole('region', { name: 'Latent map' });
    const decoded = pane.getByRole('img', { name: 'What is decoded at the pointer' });
    await trainToTheEnd(page);
    const seen = new Set([await drawn(decoded)]);
    const isNew = async (): Promise<boolean> => !seen.has(await drawn(decoded));
    await page.getByRole('application').hover({ position: { x: 40, y: 60 } });
    await expect.poll(isNew).toBe(true);
    seen.add(await drawn(decoded));
    const place = await pane.locator('output').textContent();
    await page.getByRole('application').focus();
    for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight');
    expect(await pane.locator('output').textContent()).not.toBe(place);
    await expect.poll(isNew).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('sets noise on pixels beside a shift in latent space', async () => {
    const { page, complaints } = await site.open('#digits?hidden=8&epochs=1');
    const pane = page.getByRole('region', { name: 'Pixel noise and latent shift' });
    await trainToTheEnd(page);
    const distances = (): Promise<string[]> => pane.locator('dd').allTextContents();
    await expect
      .poll(async () => {
        const [noised, , shifted] = await distances();
        return noised !== '–' && noised === shifted;
      })
      .toBe(true);
    const shifted = (await distances())[2];
    const shift = pane.getByLabel('shift of each latent number');
    await shift.fill('3');
    await expect.poll(async () => (await distances())[2]).not.toBe(shifted);
    await pane.getByLabel('noise on each pixel').fill('0');
    await expect.poll(async () => (await distances())[0]).toBe('0.00');
    expect(await pane.getByRole('checkbox').isChecked()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test('draws other samples from the prior when asked', async () => {
    const { page } = await site.open('#digits?hidden=8&epochs=1');
    const pane = page.getByRole('region', { name: 'Samples from the prior' });
    const samples = pane.getByRole('img', { name: 'decoded by the VAE' });
    await trainToTheEnd(page);
    const before = await drawn(samples);
    await pane.getByRole('button', { name: 'Draw again' }).click();
    await expect.poll(() => drawn(samples)).not.toBe(before);
  });

  test('leaves no tensor behind after ten trainings', async () => {
    const { page, complaints } = await site.open('#digits?hidden=4&epochs=1');
    const tensors = page.locator('[data-tensors]');
    await tensors.waitFor();
    const before = await tensors.textContent();
    for (let training = 0; training < 10; training++) {
      await trainToTheEnd(page);
      await page.getByRole('button', { name: 'Reset' }).click();
      await expect.poll(() => figure(page, 'epoch')).toBe('0 / 1');
      await expect.poll(() => tensors.textContent()).toBe(before);
    }
    expect(complaints).toEqual([]);
  });

  test('fits a phone, in dark colors', async () => {
    const { page } = await site.open('#digits?hidden=8&epochs=1', {
      width: 390,
      height: 844,
      colorScheme: 'dark',
    });
    await trainToTheEnd(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.screenshot({ path: join(screenshots, 'digits-phone.png'), fullPage: true });
  });
});

function isOfDigits(url: string): boolean {
  return /digits-|digits_/.test(new URL(url).pathname);
}
