/** @file A process that visits the built page in Chromium, trains to the end, and prints how long what took. */
import { chromium } from 'playwright-core';
import { preview } from 'vite';

/** @type {{ folder: string, chromium: string, graph: string, epochs: number }} */
const { folder, chromium: executablePath, graph, epochs } = JSON.parse(process.argv[2] ?? '');

const server = await preview({
  root: folder,
  preview: { port: 0, host: '127.0.0.1' },
  logLevel: 'error',
});
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, args });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    /** @type {number[]} */
    const tasks = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  const start = performance.now();
  await page.goto(`${server.resolvedUrls?.local[0]}#graph?graph=${graph}&epochs=${epochs}`);
  const train = page.getByRole('button', { name: 'Train' });
  await page.locator('button.primary[aria-disabled="false"]').waitFor();
  const interactive = performance.now() - start;
  const before = await page.evaluate(() => {
    performance.clearMeasures();
    const { tasks } = /** @type {{ tasks: number[] }} */ (/** @type {unknown} */ (window));
    return tasks.length;
  });
  await train.click();
  await page.getByText('test AUC / AP').waitFor({ timeout: 120_000 });
  const during = await page.evaluate((first) => {
    const { tasks } = /** @type {{ tasks: number[] }} */ (/** @type {unknown} */ (window));
    const measures = performance.getEntriesByType('measure');
    const own = measures.filter(({ name }) => name.startsWith('latentgraph: '));
    return {
      ownWork: Math.max(0, ...own.map(({ duration }) => duration)),
      // Tasks below 50 ms are not told.
      task: Math.max(0, ...tasks.slice(first)),
    };
  }, before);
  process.stdout.write(`${JSON.stringify({ interactive, ...during })}\n`);
} finally {
  await browser.close();
  await server.close();
}
