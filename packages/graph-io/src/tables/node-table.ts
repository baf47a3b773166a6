/** @file What feature and label tables have in common: one row per node, named in the first column. */
import { FormatError, type FormatPlace } from '../errors.js';
import { DelimitedScanner } from '../text/delimited-scanner.js';
import type { Delimiter } from '../text/delimiter.js';
import { type TextSource, textBytes } from '../text/text-bytes.js';
import { NodeIds } from './node-ids.js';

/** Options of the table readers. */
export interface TableOptions {
  /** For messages. */
  readonly fileName?: string | undefined;
  /** @default guessed from the first line: tab, comma, semicolon, else white space */
  readonly delimiter?: Delimiter | undefined;
  /** Whether the first row names the columns. @default told by the rule of the reader */
  readonly header?: boolean | undefined;
}

/** Rows named by node ids. */
export interface NodeTable {
  readonly fileName: string | undefined;
  /** Node id of each row, each once. */
  readonly ids: readonly string[];
  /** Line of each row, from 1. */
  readonly lines: readonly number[];
}

/** Names that head a column of node ids, in lower case. */
const idColumnNames = new Set(['', 'id', 'ids', 'node', 'nodeid', 'node_id', 'name', 'index']);

/** Whether a heading is one of a column of node ids. */
export function isIdHeading(heading: string): boolean {
  return idColumnNames.has(heading.trim().toLowerCase());
}

/** Reads the rows of a table; `readHeader` tells whether the first one is a header. */
export function readRows(
  source: TextSource,
  { fileName, delimiter, header }: TableOptions,
  isHeader: (scanner: DelimitedScanner) => boolean,
  readRow: (scanner: DelimitedScanner, row: number) => void,
): NodeTable & { readonly headings: readonly string[] | undefined } {
  const scanner = new DelimitedScanner(textBytes(source, fileName), { file: fileName, delimiter });
  const ids = new NodeIds();
  const lines: number[] = [];
  let headings: string[] | undefined;
  for (let record = 0; scanner.next(); record++) {
    if (record === 0 && (header ?? isHeader(scanner))) {
      headings = Array.from({ length: scanner.fieldCount }, (_, field) => scanner.text(field));
      continue;
    }
    const row = ids.add(scanner, 0);
    if (row < lines.length) {
      const what = `node id '${ids.names[row]}' occurs a second time, first on line ${lines[row]}`;
      scanner.fail('invalid-line', what);
    }
    lines.push(scanner.line);
    readRow(scanner, row);
  }
  if (lines.length === 0) throw new FormatError('empty', 'there are no rows', { file: fileName });
  return { fileName, ids: ids.names, lines, headings };
}

/** The rows of a table by node; see `rowsOfNodes`. */
export interface NodeRows {
  /** Row of each node, -1 where it has none. */
  readonly rows: Int32Array;
  readonly missing: number;
}

/**
 * Finds the row of each node.
 * @throws FormatError `unknown-node` for a row whose id is no node
 */
export function rowsOfNodes(table: NodeTable, nodeIds: readonly string[], of: string): NodeRows {
  const nodeOf = new Map(nodeIds.map((id, node) => [id, node]));
  const rows = new Int32Array(nodeIds.length).fill(-1);
  for (const [row, id] of table.ids.entries()) {
    const node = nodeOf.get(id);
    if (node === undefined) throw unknownNode(table, row, of);
    rows[node] = row;
  }
  return { rows, missing: nodeIds.length - table.ids.length };
}

function unknownNode(table: NodeTable, row: number, of: string): FormatError {
  const place: FormatPlace = { file: table.fileName, line: table.lines[row] };
  const hint = row === 0 ? '; if this row names the columns, say so (header)' : '';
  return new FormatError(
    'unknown-node',
    `node id '${table.ids[row]}' is not in ${of}; remove the row, or list all nodes in a node file${hint}`,
    place,
  );
}
