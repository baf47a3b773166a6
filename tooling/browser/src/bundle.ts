/** @file Bundles of scripts for the browser, as a user's bundler makes them. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Options of `bundle`. */
interface BundleOptions {
  /** Modules that are left out. @default none, so that a module of Node is an error */
  readonly external?: readonly string[];
}

/** Bundles and minifies a script of this folder, named without its ending. */
export async function bundle(name: string, { external = [] }: BundleOptions = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    conditions: ['@latentgraph/source'],
    mainFields: ['module', 'main'],
    external: [...external],
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}
