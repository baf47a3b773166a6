/**
 * @file Compiles the AssemblyScript sources beside it to one WASM module and writes the bytes, in
 * base64, as a TypeScript module. Does nothing when the generated file is up to date.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const generated = fileURLToPath(new URL('../src/wasm/module.generated.ts', import.meta.url));

/** Compiler options: no runtime checks, no garbage collector, traps instead of a host `abort`. */
export const compilerOptions = [
  '-O3',
  '--noAssert',
  '--runtime',
  'minimal',
  '--enable',
  'simd',
  '--use',
  'abort=',
];

/** Digest over sources, options and compiler version. */
export function sourceDigest() {
  const digest = createHash('sha256');
  const { version } = createRequire(import.meta.url)('assemblyscript/package.json');
  digest.update(JSON.stringify([version, compilerOptions]));
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ts'));
  for (const name of names.sort()) {
    digest.update(name.split(sep).join('/')).update(readFileSync(join(folder, name)));
  }
  return digest.digest('hex');
}

/** Compiles the sources and returns the module's bytes. */
export async function compileModule() {
  const { default: asc } = await import('assemblyscript/asc');
  let binary;
  const { error, stderr } = await asc.main(
    ['index.ts', '--outFile', 'module.wasm', ...compilerOptions],
    {
      readFile: (name, base) => readSource(join(folder, base, name)),
      listFiles: () => [],
      writeFile: (_name, contents) => {
        binary = contents;
      },
    },
  );
  if (error !== null || binary === undefined) throw new Error(stderr.toString(), { cause: error });
  return binary;
}

function readSource(name) {
  try {
    return readFileSync(name, 'utf8');
  } catch {
    return null;
  }
}

function isUpToDate(digest) {
  try {
    return readFileSync(generated, 'utf8').includes(digest);
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const digest = sourceDigest();
  if (!isUpToDate(digest)) {
    const base64 = Buffer.from(await compileModule()).toString('base64');
    writeFileSync(
      generated,
      `// Written by assembly/build.mjs from sources with SHA-256 ${digest}\nexport const moduleBase64 =\n  '${base64}';\n`,
    );
  }
}
