/**
 * @file Generates the sources that are not written by hand: the AssemblyScript sources beside it as
 * WASM modules in base64, with a memory of its own, on a shared memory for threads and on that of tfjs-backend-wasm,
 * each of them without and with fused multiply-add, and the script that a thread runs as a string. Does nothing when they are up to date.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const source = fileURLToPath(new URL('../src', import.meta.url));
const threadScript = join(source, 'threads', 'thread-script.ts');

/** Compiler options: no runtime checks, no garbage collector, traps instead of a host `abort`. */
const compilerOptions = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--use',
  'abort=',
];

/** On a memory that the host provides, of at most 4 GiB (65,536 pages). */
const sharedMemoryOptions = [
  '--enable',
  'threads',
  '--importMemory',
  '--sharedMemory',
  '--maximumMemory',
  '65536',
];

/** On the memory of tfjs-backend-wasm, with the tables in the first kilobyte, but not at the null pointer. */
const inPlaceOptions = ['--importMemory', '--memoryBase', '16'];

/** Fused multiply-add, which not every engine has. */
const fusedOptions = ['--enable', 'relaxed-simd'];

const memoryOptions = { own: [], shared: sharedMemoryOptions, 'in-place': inPlaceOptions };

const generated = [
  {
    file: join(source, 'wasm', 'module.generated.ts'),
    code: () => compiledAs('moduleBase64', { memory: 'own' }),
  },
  {
    file: join(source, 'wasm', 'in-place-module.generated.ts'),
    code: () => compiledAs('inPlaceModuleBase64', { memory: 'in-place' }),
  },
  {
    file: join(source, 'threads', 'shared-module.generated.ts'),
    code: () => compiledAs('sharedModuleBase64', { memory: 'shared' }),
  },
  {
    file: join(source, 'wasm', 'fused-module.generated.ts'),
    code: () => compiledAs('fusedModuleBase64', { memory: 'own', fused: true }),
  },
  {
    file: join(source, 'wasm', 'fused-in-place-module.generated.ts'),
    code: () => compiledAs('fusedInPlaceModuleBase64', { memory: 'in-place', fused: true }),
  },
  {
    file: join(source, 'threads', 'fused-shared-module.generated.ts'),
    code: () => compiledAs('fusedSharedModuleBase64', { memory: 'shared', fused: true }),
  },
  {
    file: join(source, 'threads', 'thread-script.generated.ts'),
    code: async () => exported('threadScript', await bundleThreadScript()),
  },
];

/**
 * Compiles the sources.
 * @param {{ memory: 'own' | 'shared' | 'in-place', fused?: boolean }} options Whether the memory is the module's own,
 *   imported and shared between threads, or that of tfjs-backend-wasm, and whether products and sums are fused.
 * @returns The module's bytes.
 */
export async function compileModule({ memory, fused = false }) {
  const { default: asc } = await import('assemblyscript/asc');
  const entry = memory === 'in-place' ? 'in-place.ts' : 'index.ts';
  let binary;
  const options = [...compilerOptions, ...memoryOptions[memory], ...(fused ? fusedOptions : [])];
  const { error, stderr } = await asc.main([entry, '--outFile', 'module.wasm', ...options], {
    readFile: (name, base) => readSource(join(folder, base, name)),
    listFiles: () => [],
    writeFile: (_name, contents) => {
      binary = contents;
    },
  });
  if (error !== null || binary === undefined) throw new Error(stderr.toString(), { cause: error });
  return binary;
}

/** The script of a thread with what it imports, as a classic script. */
export async function bundleThreadScript() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [threadScript],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
  });
  return outputFiles[0].text;
}

function readSource(name) {
  try {
    return readFileSync(name, 'utf8');
  } catch {
    return null;
  }
}

/** Digest over everything that the generated files depend on. */
function sourceDigest() {
  const digest = createHash('sha256');
  const require = createRequire(import.meta.url);
  for (const name of ['assemblyscript', 'esbuild']) {
    digest.update(require(`${name}/package.json`).version);
  }
  const files = readdirSync(folder, { recursive: true })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => join(folder, name));
  const scripts = ['thread-script.ts', 'control-block.ts'].map((name) =>
    join(source, 'threads', name),
  );
  for (const file of [...files.sort(), ...scripts]) {
    digest.update(file.slice(folder.length).split(sep).join('/')).update(readFileSync(file));
  }
  return digest.digest('hex');
}

function isUpToDate(file, digest) {
  return existsSync(file) && readFileSync(file, 'utf8').includes(digest);
}

function base64(bytes) {
  return Buffer.from(bytes).toString('base64');
}

async function compiledAs(name, options) {
  return exported(name, base64(await compileModule(options)));
}

function exported(name, text) {
  return `export const ${name} =\n  ${JSON.stringify(text)};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const digest = sourceDigest();
  for (const { file, code } of generated) {
    if (isUpToDate(file, digest)) continue;
    const header = `// Written by assembly/build.mjs from sources with SHA-256 ${digest}\n`;
    writeFileSync(file, header + (await code()));
  }
}
