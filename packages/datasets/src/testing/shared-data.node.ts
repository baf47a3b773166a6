/**
 * @file Where data files that are not part of the repository lie, for tests that use them if they
 * are there: `../shared` beside the workspace, or LATENTGRAPH_SHARED.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = fileURLToPath(new URL('../../../..', import.meta.url));
const shared = process.env.LATENTGRAPH_SHARED ?? join(workspace, '..', 'shared');

/** The folder for `dataRoot`. */
export const dataRoot = join(shared, 'datasets');

/** The `.npz` file of a dataset, whether it is there or not. */
export function npzFile(name: string): string {
  return join(dataRoot, 'npz', `${name}.npz`);
}

/** The files of a Planetoid dataset among `parts` that are not there. */
export function missingFiles(name: string, parts: readonly string[]): readonly string[] {
  return parts
    .map((part) => join(dataRoot, 'planetoid', `ind.${name}.${part}`))
    .filter((path) => !existsSync(path));
}
