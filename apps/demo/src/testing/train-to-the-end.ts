import type { Page } from 'playwright-core';

/** Trains on the page until all epochs are done. */
export async function trainToTheEnd(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Train' }).click();
  await page.getByRole('button', { name: 'Done' }).waitFor();
}
