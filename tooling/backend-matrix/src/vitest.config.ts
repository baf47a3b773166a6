/**
 * The numeric tests on each backend: one project per row of the matrix. A file belongs to them if it names
 * `testedBackends`, and of a file the tests whose names say `on <backend>`.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { chromiumPath } from './chromium-path.mjs';
import { type Row, rows } from './rows.mjs';
import { testFiles, workspace } from './test-files.mjs';

const wasmFile = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
const include = testFiles();
const dependencies = [
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgl',
  '@tensorflow/tfjs-backend-webgpu',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-core/dist/register_all_gradients.js',
  'fast-check',
];

// Sibling packages resolve to their TypeScript sources, so tests need no build of them.
const conditionsIn = (place: 'browser' | 'node') => [
  '@latentgraph/source',
  place,
  'module',
  'import',
  'default',
];

function project(row: Row): TestProjectInlineConfiguration {
  return row.chromium === undefined ? inNode(row) : inChromium(row, row.chromium);
}

function testsOf({ name, backend }: Row) {
  return {
    name,
    include,
    testNamePattern: new RegExp(`\\bon ${backend}\\b`),
    provide: { testedBackends: [backend], wasmFolder: `/@fs${dirname(wasmFile)}/` },
  };
}

function inNode(row: Row): TestProjectInlineConfiguration {
  const conditions = conditionsIn('node');
  return {
    extends: true,
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      ...testsOf(row),
      pool: 'forks',
      maxWorkers: 2,
      setupFiles: ['src/set-up.ts'],
    },
  };
}

function inChromium(row: Row, flags: readonly string[]): TestProjectInlineConfiguration {
  // As root, as in most containers, it refuses to start with its sandbox.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    extends: true,
    resolve: { conditions: conditionsIn('browser') },
    // Rows run beside each other.
    cacheDir: `node_modules/.vite/${row.name}`,
    // Ahead of the tests: a page is loaded anew when the server finds another dependency.
    optimizeDeps: { include: dependencies },
    test: {
      ...testsOf(row),
      setupFiles: ['src/set-up-chromium.ts', 'src/set-up.ts'],
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          launchOptions: { executablePath: chromiumPath, args: [...sandbox, ...flags] },
        }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    dir: workspace,
    // A GPU made of software, on a busy machine, is slow; nothing is timed.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: ['../vitest/src/generate.ts'],
    projects: rows.map(project),
  },
});
