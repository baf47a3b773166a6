import { expect, test } from 'vitest';
import { entryPoints } from './entry-points.mjs';

test('finds the sources of exports, imports and programs, nested ones too and each once', () => {
  const index = { '@latentgraph/source': './src/index.ts', default: './dist/index.js' };
  const manifest = {
    exports: {
      '.': { node: { '@latentgraph/source': './src/index.node.ts' }, default: index },
      './same': index,
      './package.json': './package.json',
    },
    imports: {
      '#part': {
        node: { '@latentgraph/source': './src/part.generated.js' },
        default: 'another-package',
      },
    },
    bin: { program: './dist/main.js' },
  };
  expect(entryPoints(manifest)).toEqual([
    './src/index.node.ts',
    './src/index.ts',
    './src/part.generated.js',
    './src/main.ts',
  ]);
});

test('finds none where there is none', () => {
  expect(entryPoints({})).toEqual([]);
});
