import { statSync } from 'node:fs';
import { datasetNames, loadDataset } from '@latentgraph/datasets';
import type { Graph } from '@latentgraph/graph';
import type { GraphFile } from '@latentgraph/graph-io';
import { readGraphFile, readGraphTables } from '@latentgraph/graph-io/node';
import type { GraphSource } from './train-settings.js';
import { TrainerError } from './trainer-error.js';

/** A graph to train on. */
export interface LoadedGraph {
  readonly graph: Graph;
  /** What else a --graph file tells. */
  readonly file?: GraphFile;
}

/**
 * Reads the graph that the settings name.
 * @throws TrainerError `usage` for a --data-root that is no folder or has no effect, for a graph
 *   without edges, or a weight below 0; errors of the packages where the graph cannot be read
 */
export async function loadGraph(source: GraphSource): Promise<LoadedGraph> {
  const { featureless } = source;
  if ('dataset' in source) {
    const { dataset, dataRoot } = source;
    if (dataRoot !== undefined) checkDataRoot(dataset, dataRoot);
    const graph = await loadDataset(dataset, {
      featureless,
      ...(dataRoot !== undefined && { dataRoot }),
    });
    checkWeights(graph, `dataset '${dataset}'`);
    return { graph };
  }
  if ('graph' in source) {
    const file = await readGraphFile(source.graph, {
      directed: source.directed,
      ...(featureless && { features: [] }),
    });
    if (file.graph.edgeCount === 0) {
      const what = 'there are no edges between different nodes, so there is nothing to learn';
      throw new TrainerError('usage', `${source.graph}: ${what}`);
    }
    checkWeights(file.graph, source.graph);
    return { graph: file.graph, file };
  }
  const { edges, features, labels, nodes, directed } = source;
  const graph = await readGraphTables({
    edges,
    directed,
    ...(features !== undefined && { features }),
    ...(labels !== undefined && { labels }),
    ...(nodes !== undefined && { nodes }),
  });
  checkWeights(graph, edges);
  return { graph };
}

/** Normalization divides by sums of weights, so a weight below 0 is refused where its edge is known. */
function checkWeights(graph: Graph, source: string): void {
  const edge = graph.weights?.findIndex((weight) => weight < 0) ?? -1;
  if (edge < 0) return;
  const [from, to] = [graph.edges.sources, graph.edges.targets].map((ends) =>
    graph.idOf(ends[edge]!),
  );
  throw new TrainerError(
    'usage',
    `${source}: the edge from ${from} to ${to} has weight ${graph.weights?.[edge]}; weights must be at least 0`,
  );
}

/** Datasets that come with the packages: there is nothing to look for in a folder. */
const builtIn: ReadonlySet<string> = new Set(
  datasetNames.filter((name) => !['cora', 'citeseer', 'pubmed', 'coauthor_cs'].includes(name)),
);

function checkDataRoot(dataset: string, dataRoot: string): void {
  if (builtIn.has(dataset)) {
    throw new TrainerError('usage', `--data-root has no effect on ${dataset}; leave it out`);
  }
  if (statSync(dataRoot, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new TrainerError('usage', `--data-root ${dataRoot}: there is no such folder`);
  }
}

/** A name for the run directory: the dataset's, or that of the file without its ending. */
export function sourceName(source: GraphSource): string {
  if ('dataset' in source) return source.dataset;
  const path = 'graph' in source ? source.graph : source.edges;
  const fileName = path.split(/[\\/]/).at(-1) ?? '';
  const ending = /\.(csv|tsv|txt|graphml|gexf|xml|json)$/i;
  return fileName.replace(/\.gz$/i, '').replace(ending, '') || 'graph';
}
