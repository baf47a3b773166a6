/** @file Where things are. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the workspace. */
export const workspace = fileURLToPath(new URL('../../..', import.meta.url));

/** What the bench makes for itself and never commits. */
export const cache = join(workspace, '.cache', 'bench');

/** Data sets, the peer's script and prototypes, which are not part of the project. */
export const shared = process.env.LATENTGRAPH_SHARED ?? join(workspace, '..', 'shared');

/** The root that `loadDataset` takes. */
export const dataRoot = join(shared, 'datasets');

/** Where committed results live. */
export const committedResults = join(workspace, 'docs', 'benchmarks');
