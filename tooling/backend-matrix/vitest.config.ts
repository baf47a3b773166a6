/**
 * The numeric tests on each backend: one project per row of the matrix. A file belongs to them if it names
 * `testedBackends`, and of a file the tests whose names say `on <backend>`.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { chromiumPath } from './src/chromium-path.mjs';
import { type Row, rows } from './src/rows.mjs';
import { testFiles, workspace } from './src/test-files.mjs';

const wasmFile = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
const include = testFiles();

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
      setupFiles: ['tooling/backend-matrix/src/set-up.ts'],
    },
  };
}

function inChromium(row: Row, flags: readonly string[]): TestProjectInlineConfiguration {
  // As root, as in most containers, it refuses to start with its sandbox.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    extends: true,
    resolve: { conditions: conditionsIn('browser') },
    test: {
      ...testsOf(row),
      setupFiles: [
        'tooling/backend-matrix/src/set-up-chromium.ts',
        'tooling/backend-matrix/src/set-up.ts',
      ],
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
  root: workspace,
  test: {
    // A GPU made of software, on a busy machine, is slow; nothing is timed.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: ['tooling/vitest/src/generate.ts'],
    projects: rows.map(project),
  },
});
