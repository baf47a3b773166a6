/** @file Compiles AssemblyScript that only the bench uses, once per source and options. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cache } from '../folders.mjs';

/**
 * @param {string} source Path of an AssemblyScript file.
 * @param {readonly string[]} options Of the compiler `asc`.
 * @returns {Promise<string>} Path of the binary.
 */
export async function compile(source, options) {
  const text = readFileSync(source, 'utf8');
  const digest = createHash('sha256')
    .update(JSON.stringify([text, options]))
    .digest('hex');
  const file = join(cache, `${basename(source, '.ts')}-${digest.slice(0, 12)}.wasm`);
  if (!existsSync(file)) {
    const binary = await compileText(basename(source), text, options);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, binary);
  }
  return file;
}

/** @type {(name: string, text: string, options: readonly string[]) => Promise<Uint8Array>} */
async function compileText(name, text, options) {
  const { default: asc } = await import('assemblyscript/asc');
  /** @type {Uint8Array | undefined} */
  let binary;
  const { error, stderr } = await asc.main([name, '--outFile', 'module.wasm', ...options], {
    readFile: (file) => (file === name ? text : null),
    listFiles: () => [],
    writeFile: (_, contents) => {
      if (contents instanceof Uint8Array) binary = contents;
    },
  });
  if (error !== null || binary === undefined) {
    throw new Error(`${name} does not compile: ${stderr.toString()}`, { cause: error });
  }
  return binary;
}
