import { defineConfig } from 'vitest/config';

// Sibling packages resolve to their TypeScript sources, so tests need no build of them.
const conditions = ['@latentgraph/source', 'node', 'module', 'import', 'default'];

// These packages are free of TensorFlow.js, and their tests must not load it by accident.
const dataPackages = '{graph,metrics,graph-io,datasets}';

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    testTimeout: 30_000,
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['tooling/vitest/src/generate.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'data', include: [`packages/${dataPackages}/src/**/*.test.ts`] },
      },
      {
        extends: true,
        test: {
          name: 'tensors',
          include: ['{packages,apps}/*/src/**/*.test.ts', 'examples/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.browser.test.ts', `packages/${dataPackages}/**`],
          setupFiles: ['tooling/vitest/src/setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'tooling', include: ['tooling/*/src/**/*.test.{ts,mjs}'] },
      },
    ],
  },
});
