/**
 * @file Bundles TensorFlow.js's gradient registrations into `src/gradients.generated.js`.
 *
 * Node cannot load `@tensorflow/tfjs-core/dist/register_all_gradients` (its imports lack file
 * extensions), so that one import is bundled, with the parts of tfjs-core it uses. The copy works
 * beside the real tfjs-core because the kernel, gradient and backend registries are global. Bundlers
 * for browsers do not get this file: `#gradients` in package.json gives them the original.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const output = new URL('../src/gradients.generated.js', import.meta.url);
const declaration = new URL('../src/gradients.generated.d.ts', import.meta.url);

await build({
  stdin: {
    contents: "import '@tensorflow/tfjs-core/dist/register_all_gradients.js';",
    resolveDir: packageFolder,
  },
  outfile: fileURLToPath(output),
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2022',
  // tfjs-core's license asks that its notices stay with the code.
  legalComments: 'eof',
  logLevel: 'warning',
});
await writeFile(declaration, 'export {};\n');
