import { defineConfig } from 'vite';

/** Headers by which a page may share memory between threads; without them it trains with one. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  // Any server may serve the built page from any path.
  base: './',
  build: { outDir: 'site', target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  worker: { format: 'es' },
  server: { headers: isolation },
  preview: { headers: isolation },
});
