/** @file The entry for browsers; `index.node.ts` is the one for Node. */
import type { Graph } from '@latentgraph/graph';
import type { DatasetName } from './catalog.js';
import { DatasetError } from './errors.js';
import { type DatasetLoader, loadWith } from './load-dataset.js';
import type { LoadOptions } from './load-options.js';

export * from './exports.js';

/**
 * Loads a dataset by name: `karate`, `miserables` or `synthetic`. The others need a file system;
 * fetch their files yourself and use `wordnetGraph`, or `parsePlanetoid` and `parseNpzGraph` of
 * `@latentgraph/graph-io`.
 * @throws DatasetError `unknown-dataset`, `needs-file-system`, `invalid-argument`
 */
export async function loadDataset(
  name: DatasetName | (string & {}),
  options: LoadOptions = {},
): Promise<Graph> {
  return await loadWith(
    {
      wordnet: needsFileSystem('wordnet', 'wordnetGraph'),
      cora: needsFileSystem('cora', 'parsePlanetoid of @latentgraph/graph-io'),
      citeseer: needsFileSystem('citeseer', 'parsePlanetoid of @latentgraph/graph-io'),
      pubmed: needsFileSystem('pubmed', 'parsePlanetoid of @latentgraph/graph-io'),
      coauthor_cs: needsFileSystem('coauthor_cs', 'parseNpzGraph of @latentgraph/graph-io'),
    },
    name,
    options,
  );
}

function needsFileSystem(name: DatasetName, reader: string): DatasetLoader {
  return () => {
    throw new DatasetError(
      'needs-file-system',
      `dataset '${name}' is read from files, which a browser does not have; fetch them and give their bytes to ${reader}`,
    );
  };
}
