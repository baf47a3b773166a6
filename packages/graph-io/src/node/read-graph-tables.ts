/** @file Graphs from files: an edge list and, joined by node id, features, labels and a node list. */
import type { Graph } from '@latentgraph/graph';
import { type EdgeListOptions, parseEdgeList } from '../edge-list/parse-edge-list.js';
import { parseFeatures } from '../tables/parse-features.js';
import { parseLabels } from '../tables/parse-labels.js';
import { parseNodes } from '../tables/parse-nodes.js';
import { readBytes } from './read-file.js';

/** What `readEdgeList` takes besides the path. */
export type ReadEdgeListOptions = Omit<EdgeListOptions, 'fileName'>;

/** Paths of the files of a graph, and how to read the edge list. */
export interface GraphTables extends Omit<ReadEdgeListOptions, 'nodes' | 'features' | 'labels'> {
  /** Edge list; see `parseEdgeList`. */
  readonly edges: string;
  /** Feature table; see `parseFeatures`. */
  readonly features?: string | undefined;
  /** Label table; see `parseLabels`. */
  readonly labels?: string | undefined;
  /** List of all nodes; see `parseNodes`. */
  readonly nodes?: string | undefined;
}

/**
 * Reads an edge list, plain or gzipped.
 * @throws FormatError `missing-file`, `unreadable-file`, or as `parseEdgeList`
 */
export async function readEdgeList(
  path: string,
  options: ReadEdgeListOptions = {},
): Promise<Graph> {
  return parseEdgeList(await readBytes(path), { ...options, fileName: path });
}

/**
 * Reads a graph from an edge list and tables, plain or gzipped.
 * @throws FormatError `missing-file`, `unreadable-file`, or as the parsers
 */
export async function readGraphTables({
  edges,
  features,
  labels,
  nodes,
  ...options
}: GraphTables): Promise<Graph> {
  return await readEdgeList(edges, {
    ...options,
    nodes:
      nodes === undefined ? undefined : parseNodes(await readBytes(nodes), { fileName: nodes }),
    features:
      features === undefined
        ? undefined
        : parseFeatures(await readBytes(features), { fileName: features }),
    labels:
      labels === undefined ? undefined : parseLabels(await readBytes(labels), { fileName: labels }),
  });
}
