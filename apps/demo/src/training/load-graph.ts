/** @file The graphs of the page: small ones made in place, WordNet from a file beside the page. */
import { loadDataset } from '@latentgraph/datasets';
import { CsrMatrix, Graph } from '@latentgraph/graph';
import type { GraphName } from './graph-settings.js';

/** The format of `data/wordnet.json`, which `scripts/make-data.mjs` writes when the page is built. */
export interface GraphFile {
  readonly name: string;
  readonly ids: readonly string[];
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  readonly classes: readonly number[];
  readonly classNames: readonly string[];
  readonly features: {
    readonly columns: number;
    /** Where the entries of each row end. */
    readonly rowEnds: readonly number[];
    readonly columnIndices: readonly number[];
  };
}

/**
 * Loads a graph by name.
 * @param dataFolder address of the folder with the page's data, with a `/` at its end
 * @throws Error that says what could not be loaded
 */
export async function loadGraph(name: GraphName, dataFolder: string): Promise<Graph> {
  if (name !== 'wordnet') return loadDataset(name);
  const url = new URL('wordnet.json', dataFolder);
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(
      `WordNet's graph did not load (${response.status} ${response.statusText} for ${url.pathname})`,
    );
  }
  return graphFromFile((await response.json()) as GraphFile);
}

/** A graph from the format of the page's files. */
function graphFromFile({
  name,
  ids,
  sources,
  targets,
  classes,
  classNames,
  features,
}: GraphFile): Graph {
  const entries = features.columnIndices.length;
  const rows = new Uint32Array(entries);
  let start = 0;
  features.rowEnds.forEach((end, row) => {
    rows.fill(row, start, end);
    start = end;
  });
  return Graph.fromEdges({
    name,
    nodeCount: ids.length,
    edges: { sources: Uint32Array.from(sources), targets: Uint32Array.from(targets) },
    ids,
    labels: { classes: Uint32Array.from(classes), names: classNames },
    features: CsrMatrix.fromEntries(ids.length, features.columns, {
      rows,
      columns: Uint32Array.from(features.columnIndices),
    }),
  });
}
