/**
 * @file The first example of every README compiles, runs without a complaint, and prints something.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstExample } from './first-example.js';
import { runExample } from './run-example.js';
import { typeCheck } from './type-check.js';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));
// Inside this package, whose dependencies are all the packages; never committed.
const exampleFolder = fileURLToPath(new URL('../.cache', import.meta.url));

const packages = readdirSync(join(workspace, 'packages')).map((name) => `packages/${name}`);
const readmes = new Map(
  ['.', ...packages].map((folder) => {
    const name = folder === '.' ? 'the workspace' : folder.replace('packages/', '@latentgraph/');
    return [name, join(workspace, folder, 'README.md')] as const;
  }),
);

function exampleFile(name: string): string {
  return join(exampleFolder, `${name.replace(/\W+/g, '-')}.ts`);
}

function exampleOf(readme: string): string | undefined {
  return existsSync(readme) ? firstExample(readFileSync(readme, 'utf8')) : undefined;
}

describe('the first example in the README of', () => {
  let complaints = new Map<string, string[]>();

  beforeAll(() => {
    rmSync(exampleFolder, { recursive: true, force: true });
    mkdirSync(exampleFolder, { recursive: true });
    for (const [name, readme] of readmes) {
      const example = exampleOf(readme);
      // `export {}`: an example without imports is a module all the same.
      if (example !== undefined) writeFileSync(exampleFile(name), `${example}export {};\n`);
    }
    const files = [...readmes.keys()].map(exampleFile).filter((file) => existsSync(file));
    complaints = typeCheck(files, workspace);
  }, 60_000);

  it.each([...readmes.keys()])('%s', async (name) => {
    const readme = readmes.get(name)!;
    expect(existsSync(readme), `${name} has no README.md`).toBe(true);
    expect(exampleOf(readme), `the README of ${name} has no \`\`\`ts block`).toBeDefined();
    expect(complaints.get(exampleFile(name))).toEqual([]);
    const { exitCode, stdout, stderr } = await runExample(exampleFile(name));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.trim(), 'what the example prints').not.toBe('');
  });
});
