/** @file Trains on a page of Chromium, in software where there is no GPU. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

/** @typedef {import('./train-epochs.mjs').Work} Work */
/** @typedef {import('./train-epochs.mjs').Trained} Trained */

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * @param {Work} work
 * @returns {Promise<Trained>}
 */
export async function trainInChromium(work) {
  if (!existsSync(executablePath)) {
    throw new Error(`there is no Chromium at ${executablePath}; give its path in CHROMIUM`);
  }
  const args = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
  // As root, as in most containers, it refuses to start with its sandbox.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage();
    // Pages of localhost may use WebGPU, and need no server where every request is answered here.
    await page.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Training</title>' }),
    );
    await page.goto('http://localhost/');
    await page.addScriptTag({ content: await bundle() });
    return await page.evaluate(
      (asked) => Reflect.get(globalThis, 'trainEpochs')(asked),
      /** @type {Work} */ (work),
    );
  } finally {
    await browser.close();
  }
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./page.mjs', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    mainFields: ['module', 'main'],
    // tfjs's wasm backend names Node's modules behind a check of where it runs.
    external: ['fs', 'os', 'path', 'util', 'perf_hooks', 'worker_threads'],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
