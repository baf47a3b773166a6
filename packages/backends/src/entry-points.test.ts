/**
 * @file What the built entry points load: bundled here from the sources, since that is how a reader's
 * bundler sees them.
 */
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

async function bundle(platform: 'browser' | 'node'): Promise<Metafile> {
  const { metafile } = await build({
    stdin: { contents: "import './src/index.ts';", resolveDir: packageFolder },
    absWorkingDir: packageFolder,
    conditions: ['@latentgraph/source'],
    mainFields: ['module', 'main'],
    platform,
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: 'unused',
    write: false,
    metafile: true,
    ignoreAnnotations: true,
    logLevel: 'silent',
    external: ['fs', 'os', 'path', 'util', 'perf_hooks', 'worker_threads'],
  });
  return metafile;
}

/** The modules an entry point loads at once, without those behind a dynamic import. */
function loadedAtOnce({ inputs }: Metafile, entry: string): string[] {
  const pending = [entry];
  const loaded = new Set(pending);
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    for (const { path, kind } of inputs[file]?.imports ?? []) {
      if (kind === 'dynamic-import' || loaded.has(path)) continue;
      loaded.add(path);
      pending.push(path);
    }
  }
  return [...loaded];
}

describe('the entry point', () => {
  let browser: Metafile;
  let node: Metafile;
  beforeAll(async () => {
    [browser, node] = await Promise.all([bundle('browser'), bundle('node')]);
  }, 60_000);

  it('loads no backend, kernel or gradient by itself', () => {
    const loaded = loadedAtOnce(browser, 'src/index.ts');
    expect(loaded).toContain('src/use-backend.ts');
    const lazy =
      /tfjs-backend|packages[/]kernels|src[/](cpu|wasm|node[/]|no-)|_grad\.js|register_all/;
    expect(loaded.filter((file) => lazy.test(file))).toEqual([]);
  });

  it('gives browsers the gradients of their own tfjs-core, and Node the bundle', () => {
    const ofBrowser = Object.keys(browser.inputs);
    expect(ofBrowser.filter((file) => file.endsWith('gradients.generated.js'))).toEqual([]);
    expect(ofBrowser.filter((file) => file.endsWith('dist/gradients/Abs_grad.js'))).toHaveLength(1);
    expect(Object.keys(node.inputs)).toContain('src/gradients.generated.js');
  });

  it('has the way to tfjs-node for Node alone, and never its package', () => {
    const [ofBrowser, ofNode] = [Object.keys(browser.inputs), Object.keys(node.inputs)];
    expect(ofBrowser.filter((file) => file.includes('src/node/'))).toEqual([]);
    expect(ofBrowser).toContain('src/no-tensorflow.ts');
    expect(ofNode).toContain('src/node/tensorflow.ts');
    expect([...ofBrowser, ...ofNode].filter((file) => file.includes('tfjs-node'))).toEqual([]);
  });

  it('has one copy of tfjs-core in a browser bundle', () => {
    const engines = Object.keys(browser.inputs).filter((file) =>
      /tfjs-core.*[/]engine\.js$/.test(file),
    );
    expect(engines).toHaveLength(1);
  });
});
