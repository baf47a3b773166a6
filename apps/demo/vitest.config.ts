import { defineConfig } from 'vitest/config';

/** The tests of the built page in Chromium: `npm run test:demo`. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src/**/*.browser.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The machine draws in software: one page at a time.
    fileParallelism: false,
  },
});
