/** @file Graphs from files of any of the formats. */
import type { GraphFile } from '../graph-file/graph-file.js';
import { type ReadGraphOptions, readGraph } from '../graph-file/read-graph.js';
import { readBytes } from './read-file.js';

/**
 * Reads a graph from a GraphML, GEXF, node-link JSON or edge list file, plain or gzipped; see
 * `readGraph`.
 * @throws FormatError `missing-file`, `unreadable-file`, or as `readGraph`
 */
export async function readGraphFile(
  path: string,
  options: Omit<ReadGraphOptions, 'fileName'> = {},
): Promise<GraphFile> {
  return readGraph(await readBytes(path), { ...options, fileName: path });
}
