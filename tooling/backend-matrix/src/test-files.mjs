/** @file The test files that run on every backend: those that name `testedBackends`, or a part of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the workspace. */
export const workspace = fileURLToPath(new URL('../../..', import.meta.url));

const source = 'vitest/src/tested-backends.js';

/** @returns {string[]} Their paths from the workspace's folder. */
export function testFiles() {
  return readdirSync(join(workspace, 'packages'))
    .map((name) => join('packages', name, 'src'))
    .flatMap((folder) =>
      readdirSync(join(workspace, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => readFileSync(join(workspace, file), 'utf8').includes(source));
}
