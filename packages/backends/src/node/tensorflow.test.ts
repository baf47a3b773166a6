import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { missingAddon } from '../../../../tooling/native/src/missing-addon.mjs';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));
const missing = missingAddon();

/** What the module under test gets for tfjs-node and for its package.json. */
interface Installed {
  readonly version: () => string;
  readonly load: () => unknown;
}

/** Imports the module anew, with another tfjs-node in the place of the installed one. */
async function importWith({ version, load }: Installed): Promise<unknown> {
  vi.resetModules();
  vi.doMock('node:module', () => ({
    createRequire: () => (specifier: string) =>
      specifier.endsWith('/package.json') ? { version: version() } : load(),
  }));
  return import('./tensorflow.js').then(
    () => undefined,
    (error: unknown) => error,
  );
}

function fail(message: string): never {
  throw new Error(message);
}

afterEach(() => vi.doUnmock('node:module'));

describe('the module', () => {
  it('says how to install tfjs-node where it is not installed', async () => {
    const error = await importWith({
      version: () => fail("Cannot find module '@tensorflow/tfjs-node/package.json'"),
      load: () => fail('not reached'),
    });
    expect(error).toMatchObject({
      code: 'unavailable-backend',
      message: `Backend "tensorflow" needs the package @tensorflow/tfjs-node, which is not installed: npm install @tensorflow/tfjs-node@${tf.version_core}`,
    });
  });

  it('refuses another version than that of tfjs-core', async () => {
    const error = await importWith({ version: () => '3.21.1', load: () => fail('not reached') });
    expect(error).toMatchObject({
      code: 'failed-backend',
      message: `Backend "tensorflow" did not start: @tensorflow/tfjs-node 3.21.1 does not fit @tensorflow/tfjs-core ${tf.version_core}. Install both in the same version`,
    });
  });

  it('says why the addon does not load, and what to do', async () => {
    const cause = new Error('tfjs_binding.node: undefined symbol: TFE_NewContext\nRequire stack:');
    const error = await importWith({
      version: () => tf.version_core,
      load: () => {
        throw cause;
      },
    });
    expect(error).toMatchObject({ code: 'failed-backend', cause });
    expect(String(error)).toMatch(
      /"tensorflow" did not start: .* does not load \(tfjs_binding\.node: undefined symbol: TFE_NewContext\)\. Run `latentgraph doctor`.*tooling\/native/,
    );
  });

  it.each([
    ['the kernel that damages memory', 'TENSORFLOW_USE_CUSTOM_CONTRACTION_KERNEL', 'false', 'true'],
    ['what oneDNN has for some processors', 'TF_ENABLE_ONEDNN_OPTS', '0', '1'],
  ])('keeps TensorFlow off %s, unless told otherwise', async (_what, name, off, on) => {
    const installed: Installed = { version: () => tf.version_core, load: () => {} };
    vi.stubEnv(name, undefined);
    expect(await importWith(installed)).toBeUndefined();
    expect(process.env[name]).toBe(off);
    vi.stubEnv(name, on);
    expect(await importWith(installed)).toBeUndefined();
    expect(process.env[name]).toBe(on);
    vi.unstubAllEnvs();
  });

  it('shows what TensorFlow prints only where the environment asks for it', async () => {
    const seen: unknown[] = [];
    const installed: Installed = {
      version: () => tf.version_core,
      load: () => seen.push(process.env.TF_CPP_MIN_LOG_LEVEL),
    };
    vi.stubEnv('TF_CPP_MIN_LOG_LEVEL', undefined);
    expect(await importWith(installed)).toBeUndefined();
    expect(process.env.TF_CPP_MIN_LOG_LEVEL).toBeUndefined();
    vi.stubEnv('TF_CPP_MIN_LOG_LEVEL', '0');
    expect(await importWith(installed)).toBeUndefined();
    expect(process.env.TF_CPP_MIN_LOG_LEVEL).toBe('0');
    vi.unstubAllEnvs();
    expect(seen).toEqual(['1', '0']);
  });
});

const program = `
import './tensorflow.mjs';
import * as tf from '@tensorflow/tfjs-core';
await tf.setBackend('tensorflow');
// The first one asks util.isArray, the second one util.isNullOrUndefined of tfjs-node.
const sorted = tf.topk(tf.concat([tf.tensor1d([3, 1]), tf.tensor1d([2])]), 2);
console.log(JSON.stringify([tf.getBackend(), ...(await sorted.values.data())]));
`;

describe.skipIf(missing)(
  `the backend${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let folder: string;
    beforeEach(() => {
      // Inside the package, where its dependencies are found.
      folder = mkdtempSync(join(packageFolder, 'node_modules', '.tensorflow-test-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('starts in a process that prints nothing of its own', async () => {
      await build({
        entryPoints: [fileURLToPath(new URL('./tensorflow.ts', import.meta.url))],
        outfile: join(folder, 'tensorflow.mjs'),
        conditions: ['@latentgraph/source'],
        external: ['@tensorflow/*'],
        bundle: true,
        platform: 'node',
        format: 'esm',
      });
      writeFileSync(join(folder, 'program.mjs'), program);
      const { stdout, stderr } = await promisify(execFile)(process.execPath, ['program.mjs'], {
        cwd: folder,
      });
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual(['tensorflow', 3, 2]);
    });

    it('is that of the installed TensorFlow.js', () => {
      const { version } = createRequire(import.meta.url)('@tensorflow/tfjs-node/package.json');
      expect(version).toBe(tf.version_core);
    });
  },
);
