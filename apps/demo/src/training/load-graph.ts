/** @file The graphs of the page: small ones made in place, WordNet from a file beside the page. */
import { loadDataset } from '@latentgraph/datasets';
import { CsrMatrix, Graph, inducedSubgraph } from '@latentgraph/graph';
import { readGraph } from '@latentgraph/graph-io';
import { type GraphName, wordnetParts } from './graph-settings.js';
import { distinctNames } from './node-names.js';

/** The format of `data/wordnet.json`, which `scripts/make-data.mjs` writes when the page is built. */
interface PageGraph {
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

/** Where a graph is taken from. */
export interface GraphSources {
  /** Address of the folder with the page's data, with a `/` at its end. */
  readonly dataFolder: string;
  /** The reader's own: CSV, GraphML, GEXF or JSON, plain or gzipped. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/** A graph, and what to call its nodes: no name twice. */
export interface NamedGraph {
  readonly graph: Graph;
  readonly names: readonly string[];
}

/**
 * Loads a graph by name.
 * @throws Error that says what could not be loaded, and of a file where it is wrong
 */
export async function loadGraph(
  name: GraphName,
  { dataFolder, file }: GraphSources,
): Promise<NamedGraph> {
  if (name === 'file') {
    if (!file) throw new Error('there is no file; open one');
    const { graph, names } = readGraph(file.bytes, { fileName: file.name });
    const ids = idsOf(graph);
    return { graph, names: names ? distinctNames(names, ids) : ids };
  }
  const graph = await namedGraph(name, dataFolder);
  return { graph, names: idsOf(graph) };
}

async function namedGraph(name: Exclude<GraphName, 'file'>, dataFolder: string): Promise<Graph> {
  switch (name) {
    case 'karate':
    case 'miserables':
    case 'synthetic':
      return loadDataset(name);
    default: {
      const wordnet = await loadWordnet(dataFolder);
      const part = wordnetParts.find((className) => name === `wordnet-${className}`);
      return part === undefined ? wordnet : classOf(wordnet, part);
    }
  }
}

/** The nodes of a class, with the links between them. */
function classOf(graph: Graph, className: string): Graph {
  const { classes, names } = graph.labels ?? { classes: new Uint32Array(), names: [] };
  const label = names.indexOf(className);
  return inducedSubgraph(
    graph,
    [...classes.keys()].filter((node) => classes[node] === label),
  );
}

function idsOf(graph: Graph): string[] {
  return Array.from({ length: graph.nodeCount }, (_, node) => graph.idOf(node));
}

async function loadWordnet(dataFolder: string): Promise<Graph> {
  const url = new URL('wordnet.json', dataFolder);
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(
      `WordNet's graph did not load (${response.status} ${response.statusText} for ${url.pathname})`,
    );
  }
  return graphFromFile((await response.json()) as PageGraph);
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
}: PageGraph): Graph {
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
