import { describe, expect, it } from 'vitest';
import { packageOrder, violations } from './import-rules.mjs';

const own = {
  dependencies: { '@latentgraph/graph': '*', '@latentgraph/graph-io': '*', fflate: '*' },
  peerDependencies: { '@tensorflow/tfjs-core': '*' },
  devDependencies: { esbuild: '*' },
};
const root = { devDependencies: { vitest: '*' } };

function check(path: string, ...imports: string[]): string[] {
  return violations({ path, imports }, { own, root });
}

describe('direction', () => {
  it('lets a package import those above it', () => {
    expect(check('packages/datasets/src/karate.ts', '@latentgraph/graph')).toEqual([]);
  });

  it('forbids those below it, in one line', () => {
    expect(check('packages/graph/src/graph.ts', '@latentgraph/graph-io')).toEqual([
      "packages/graph/src/graph.ts: imports '@latentgraph/graph-io', but data flows from graph to graph-io, not back",
    ]);
  });

  it.each(packageOrder.map((name, row) => [name, row] as const))('%s', (name, row) => {
    const dependencies = Object.fromEntries(
      packageOrder.map((other) => [`@latentgraph/${other}`, '*']),
    );
    const allowed = packageOrder.filter((other) => {
      const file = { path: `packages/${name}/src/a.ts`, imports: [`@latentgraph/${other}`] };
      return violations(file, { own: { dependencies }, root }).length === 0;
    });
    expect(allowed).toEqual(packageOrder.slice(0, row));
  });

  it('holds for tests and subpaths too', () => {
    const path = 'packages/graph/src/graph.test.ts';
    expect(check(path, '@latentgraph/kernels/register')).toHaveLength(1);
  });

  it('forbids the package itself by name, and names of no package', () => {
    expect(check('packages/graph/src/a.ts', '@latentgraph/graph')[0]).toMatch(/package itself/);
    expect(check('apps/trainer/src/a.ts', '@latentgraph/grahp')[0]).toMatch(/no such package/);
  });

  it('lets apps and examples import every package', () => {
    expect(check('apps/trainer/src/a.ts', '@latentgraph/graph', '@latentgraph/graph-io')).toEqual(
      [],
    );
    expect(check('examples/a.ts', '@latentgraph/graph')).toEqual([]);
  });
});

describe('relative imports', () => {
  it('stay in the package', () => {
    const path = 'packages/kernels/src/spmm/spmm.ts';
    expect(check(path, '../errors.js', './spmm.wasm.js')).toEqual([]);
    expect(check(path, '../../../graph/src/graph.js')[0]).toMatch(/outside the package/);
  });

  it('reach tooling from tests', () => {
    const figures = '../../../../tooling/parity/src/figures.js';
    expect(check('packages/kernels/src/spmm/spmm.test.ts', figures)).toEqual([]);
    expect(check('packages/kernels/src/spmm/spmm.ts', figures)).toHaveLength(1);
  });

  it('keep Node out of what browsers load', () => {
    const path = 'packages/graph-io/src/index.ts';
    expect(check(path, './node/read.js')[0]).toMatch(/for Node only/);
    expect(check(path, './cache.node.js')[0]).toMatch(/for Node only/);
    expect(check('packages/graph-io/src/index.node.ts', './cache.node.js')).toEqual([]);
  });
});

describe('modules of Node', () => {
  it.each([
    'packages/graph-io/src/node/read.ts',
    'packages/datasets/src/index.node.ts',
    'packages/graph/src/graph.test.ts',
    'packages/kernels/src/spmm/spmm.bench.ts',
    'packages/metrics/src/testing/figures.ts',
    'apps/trainer/src/main.ts',
    'examples/a.ts',
  ])('are for %s', (path) => {
    expect(check(path, 'node:fs')).toEqual([]);
  });

  it('are not for other files, whatever their name', () => {
    expect(check('packages/graph/src/node-pairs.ts', 'node:fs')[0]).toMatch(/browsers too/);
    expect(check('packages/graph/src/graph.ts', 'node:worker_threads')).toHaveLength(1);
  });

  it('have the prefix', () => {
    expect(check('apps/trainer/src/main.ts', 'fs/promises')[0]).toMatch(
      /write 'node:fs\/promises'/,
    );
  });

  it('come with the Node entry of another package', () => {
    const entry = '@latentgraph/graph-io/node';
    expect(check('packages/datasets/src/a.ts', entry)[0]).toMatch(/for Node only/);
    expect(check('packages/datasets/src/a.node.ts', entry)).toEqual([]);
  });
});

describe('TensorFlow.js', () => {
  it('is its core', () => {
    expect(check('packages/layers/src/a.ts', '@tensorflow/tfjs-core')).toEqual([]);
    expect(check('packages/layers/src/a.ts', '@tensorflow/tfjs')[0]).toMatch(/tfjs-core' alone/);
    expect(check('packages/backends/src/a.ts', '@tensorflow/tfjs-layers')).toHaveLength(1);
  });

  it('has its backends in one package', () => {
    const backend = '@tensorflow/tfjs-backend-wasm';
    expect(check('packages/layers/src/a.test.ts', backend)[0]).toMatch(
      /only '@latentgraph\/backends'/,
    );
    const declared = { own: { peerDependencies: { [backend]: '*' } }, root };
    const path = 'packages/backends/src/wasm.ts';
    expect(violations({ path, imports: [backend] }, declared)).toEqual([]);
  });
});

describe('declared dependencies', () => {
  it('are all that sources import, subpaths included', () => {
    const path = 'packages/graph-io/src/a.ts';
    expect(check(path, 'fflate', 'fflate/browser', '#gradients')).toEqual([]);
    expect(check(path, 'papaparse')[0]).toMatch(/'papaparse' is not among the dependencies/);
    expect(check(path, 'esbuild', 'vitest')).toHaveLength(2);
  });

  it('of development are for tests', () => {
    const path = 'packages/graph-io/src/a.test.ts';
    expect(check(path, 'esbuild', 'vitest')).toEqual([]);
    expect(check(path, 'papaparse')[0]).toMatch(/or devDependencies/);
  });

  it('of development are for a testing folder that is not exported', () => {
    const file = { path: 'packages/graph-io/src/testing/a.ts', imports: ['esbuild'] };
    expect(violations(file, { own, root })).toEqual([]);
    const exported = { ...own, exports: { './testing': {} } };
    expect(violations(file, { own: exported, root })).toHaveLength(1);
  });
});
