/** @file A graph from a file of any of the formats. */
import { parseEdgeList } from '../edge-list/parse-edge-list.js';
import { FormatError } from '../errors.js';
import { parseGexf } from '../gexf/parse-gexf.js';
import { parseGraphml } from '../graphml/parse-graphml.js';
import { parseNodeLink } from '../node-link/parse-node-link.js';
import { type TextSource, textBytes } from '../text/text-bytes.js';
import type { GraphFile, GraphFileOptions, GraphFormat } from './graph-file.js';
import { graphFormat } from './graph-format.js';

/** Options of `readGraph`. */
export interface ReadGraphOptions extends GraphFileOptions {
  /**
   * @default by the ending `.graphml`, `.gexf` or `.json` of `fileName`, else by how the text begins:
   *   XML by its outermost element, JSON by its bracket, anything else is an edge list
   */
  readonly format?: GraphFormat | undefined;
}

/**
 * Reads a graph from GraphML, GEXF, node-link JSON or an edge list (CSV, TSV, ...), plain or gzipped.
 * @throws FormatError `unknown-format` for XML of another kind or an archive; `empty`; `unknown-attribute` for
 *   `features` or `labelAttribute` of an edge list, which has none; else as the parser of the format
 */
export function readGraph(source: TextSource, options: ReadGraphOptions = {}): GraphFile {
  const { fileName, format } = options;
  if (typeof source !== 'string' && source[0] === 0x50 && source[1] === 0x4b && source[2] === 3) {
    const what = 'this is a zip archive; unpack it (parseNpzGraph reads .npz files)';
    throw new FormatError('unknown-format', what, { file: fileName });
  }
  const bytes = textBytes(source, fileName);
  if (bytes.every(isBlank)) {
    throw new FormatError('empty', 'the file is empty', { file: fileName });
  }
  switch (format ?? graphFormat(bytes, fileName)) {
    case 'graphml':
      return parseGraphml(bytes, options);
    case 'gexf':
      return parseGexf(bytes, options);
    case 'node-link':
      return parseNodeLink(bytes, options);
    case 'edge-list':
      return edgeListFile(bytes, options);
  }
}

function isBlank(byte: number): boolean {
  return byte <= 32;
}

function edgeListFile(
  bytes: Uint8Array,
  { fileName, directed, features = [], labelAttribute }: ReadGraphOptions,
): GraphFile {
  const [attribute] = [...features, labelAttribute].filter((name) => name !== undefined);
  if (attribute !== undefined) {
    const what = `there is no attribute '${attribute}': an edge list has none; give parseEdgeList tables`;
    throw new FormatError('unknown-attribute', what, { file: fileName });
  }
  return {
    graph: parseEdgeList(bytes, { fileName, directed }),
    format: 'edge-list',
    names: undefined,
    features: [],
    labelAttribute: undefined,
    unusedAttributes: [],
  };
}
