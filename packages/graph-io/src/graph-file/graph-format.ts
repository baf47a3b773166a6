/** @file Which format a graph file has, by its name and by how it begins. */
import { FormatError } from '../errors.js';
import type { GraphFormat } from './graph-file.js';

const formatOfEnding: Readonly<Record<string, GraphFormat>> = {
  graphml: 'graphml',
  gexf: 'gexf',
  json: 'node-link',
};

/** As much of a text as is looked at to find its outermost element. */
const beginningSize = 2 ** 14;

/**
 * The format: by the ending `.graphml`, `.gexf` or `.json` of the name, else by content. XML is told by
 * its outermost element, JSON by its first bracket; anything else is an edge list.
 * @param bytes text without gzip and byte order mark
 * @throws FormatError `unknown-format` for XML of another kind
 */
export function graphFormat(bytes: Uint8Array, fileName: string | undefined): GraphFormat {
  const [, ending = ''] = /\.([^.]+?)(?:\.gz)?$/i.exec(fileName ?? '') ?? [];
  const format = formatOfEnding[ending.toLowerCase()];
  if (format !== undefined) return format;
  const beginning = new TextDecoder().decode(bytes.subarray(0, beginningSize)).trimStart();
  if (beginning.startsWith('{') || beginning.startsWith('[')) return 'node-link';
  if (!beginning.startsWith('<')) return 'edge-list';
  const withoutComments = beginning.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '');
  const [, root] = /<(?:[\w.-]+:)?(graphml|gexf)[\s/>]/.exec(withoutComments) ?? [];
  if (root === 'graphml' || root === 'gexf') return root;
  throw new FormatError(
    'unknown-format',
    'this is XML, but neither GraphML nor GEXF: there is no <graphml> or <gexf> at its beginning',
    { file: fileName },
  );
}
