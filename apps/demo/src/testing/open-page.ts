/** @file The built page in Chromium, served as any web server would serve it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page, Response } from 'playwright-core';
import { preview } from 'vite';
import { launchChromium, missingChromium } from '../../../../tooling/browser/src/chromium.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where tests put their pictures of the page, to be looked at. */
export const screenshots = fileURLToPath(
  new URL('../../../../.cache/demo-screenshots', import.meta.url),
);

/** Why the page cannot be tested here, which it tells; undefined if it can. In CI it must. */
export function missingForPage(): string | undefined {
  const missing = existsSync(`${root}/site/index.html`)
    ? missingChromium()
    : 'it is not built; run npm run test:demo';
  if (missing === undefined) return undefined;
  if (process.env.CI) throw new Error(missing);
  console.warn(`The page is not tested: ${missing}`);
  return missing;
}

/** A page, and what it complained of. */
interface OpenedPage {
  readonly page: Page;
  /** Errors in the console, uncaught ones, and requests that failed or left this machine. */
  readonly complaints: readonly string[];
  /** Every answer of the server. */
  readonly responses: readonly Response[];
}

/** The served page and a browser for it. */
export interface Site {
  /** @param address what follows the path, such as `#graph?seed=1` */
  open(
    address?: string,
    options?: { width?: number; height?: number; colorScheme?: 'light' | 'dark' },
  ): Promise<OpenedPage>;
  close(): Promise<void>;
}

/** Serves the built page. */
export async function openSite(): Promise<Site> {
  const server = await preview({
    root,
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  const origin = server.resolvedUrls?.local[0];
  if (origin === undefined) throw new Error('the server of the page has no address');
  const browser: Browser = await launchChromium();
  return {
    async open(address = '', { width = 1440, height = 900, colorScheme = 'light' } = {}) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme });
      const complaints: string[] = [];
      page.on('console', (message) => {
        // Of the software that draws here in place of a graphics card.
        if (message.text().includes('GL Driver Message')) return;
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      const responses: Response[] = [];
      page.on('response', (response) => responses.push(response));
      page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(origin) && !/^(blob|data):/.test(url)) complaints.push(`asked ${url}`);
      });
      await page.goto(origin + address);
      return { page, complaints, responses };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
