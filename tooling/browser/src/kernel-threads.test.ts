/** @file The kernels' threads in a real browser: isolated or not, in a worker and on the page itself. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from './bundle.js';
import { launchChromium, missingChromium } from './chromium.js';
import { type FileServer, type Files, serve } from './serve.js';

const missing = missingChromium();
if (missing !== undefined) console.warn(`Threads in a browser are not tested: ${missing}`);

// tfjs's wasm backend names Node's modules behind a check of where it runs.
const external = ['fs', 'os', 'path', 'util', 'perf_hooks', 'worker_threads'];

describe.skipIf(missing !== undefined)('the kernels in Chromium', () => {
  let browser: Browser;
  let files: Files;
  beforeAll(async () => {
    const [page, worker, chromium] = await Promise.all([
      bundle('threads-page', { external }),
      bundle('threads-worker', { external }),
      launchChromium(),
    ]);
    browser = chromium;
    files = {
      '/index.html':
        '<!doctype html><title>Threads</title><script src="/threads-page.js"></script>',
      '/threads-page.js': page,
      '/threads-worker.js': worker,
    };
  });
  afterAll(() => browser?.close());

  async function open(isolated: boolean): Promise<{ page: Page; server: FileServer }> {
    const server = await serve(files, { isolated });
    const page = await browser.newPage();
    await page.goto(`${server.origin}/index.html`);
    return { page, server };
  }

  test('give the same bits on 1, 2 and 4 threads of an isolated page, bundled and minified', async () => {
    const { page, server } = await open(true);
    const answers = [];
    for (const threads of [1, 2, 4]) {
      answers.push(await page.evaluate((count) => window.askWorker(count), threads));
    }
    expect(answers.map(({ threads, error }) => error ?? threads)).toEqual([1, 2, 4]);
    expect(answers[0]!.numbers).toHaveLength(1 + 600 * 8);
    expect(answers[1]!.numbers).toEqual(answers[0]!.numbers);
    expect(answers[2]!.numbers).toEqual(answers[0]!.numbers);
    server.close();
  });

  test('say why there are no threads on a page that is not isolated, and go on with one', async () => {
    const { page, server } = await open(false);
    const auto = await page.evaluate(() => window.askWorker('auto'));
    expect(auto).toMatchObject({ threads: 1, threadsReason: expect.stringContaining('isolated') });
    const two = await page.evaluate(() => window.askWorker(2));
    expect(two.error).toMatch(/2 threads are not possible: .*Cross-Origin-Opener-Policy/);
    server.close();
  });

  test("say why there are none on a page's main thread", async () => {
    const { page, server } = await open(true);
    expect(await page.evaluate(() => window.askPage('auto'))).toMatch(/^1: .*main thread/);
    expect(await page.evaluate(() => window.askPage(2))).toMatch(/train in a web worker/);
    server.close();
  });
});
