import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const workspace = fileURLToPath(new URL('../..', import.meta.url));
const wasmFolder = `/@fs${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
const conditions = ['@latentgraph/source', 'browser', 'module', 'import', 'default'];

const files = readdirSync(join(workspace, 'packages'), { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.test.ts') && !f.includes('node_modules'))
  .map((f) => `packages/${f}`)
  .filter((f) => readFileSync(join(workspace, f), 'utf8').includes('testedBackends'));

function inChromium(name: string, args: string[]): TestProjectInlineConfiguration {
  return {
    extends: true,
    resolve: { conditions },
    test: {
      name: `${name} in Chromium`,
      include: files,
      testNamePattern: new RegExp(`on ${name}\\b`),
      setupFiles: [`tooling/backend-matrix/src/chromium/set-up-${name}.ts`],
      provide: { testedBackends: [name], wasmFolder },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', ...args] },
        }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}

export default defineConfig({
  root: workspace,
  test: {
    testTimeout: 60_000,
    projects: [
      inChromium('wasm', []),
      inChromium('webgl', ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']),
      inChromium('webgpu', ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--enable-features=Vulkan', '--use-vulkan=swiftshader']),
    ],
  },
});
