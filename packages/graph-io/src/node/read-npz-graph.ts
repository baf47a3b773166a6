/** @file Graphs from `.npz` files. */
import type { Graph } from '@latentgraph/graph';
import { type ParseNpzGraphOptions, parseNpzGraph } from '../npz/parse-npz-graph.js';
import { readBytes } from './read-file.js';

/**
 * Reads the graph of an `.npz` file; see `parseNpzGraph`.
 * @throws FormatError `missing-file`, `unreadable-file`, or as `parseNpzGraph`
 */
export async function readNpzGraph(
  path: string,
  options: Omit<ParseNpzGraphOptions, 'fileName'> = {},
): Promise<Graph> {
  return parseNpzGraph(await readBytes(path), { ...options, fileName: path });
}
