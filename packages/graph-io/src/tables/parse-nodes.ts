/** @file Lists of all nodes, one id a line: how a graph gets nodes without edges. */
import type { TextSource } from '../text/text-bytes.js';
import { isIdHeading, type NodeTable, readRows, type TableOptions } from './node-table.js';

/**
 * Reads a node list; columns behind the first do not count. The first row is a header where its
 * first field is empty, `id`, `node`, `name` or the like.
 * @throws FormatError `invalid-line` for an id that occurs twice; `empty`; `invalid-text`
 */
export function parseNodes(source: TextSource, options: TableOptions = {}): NodeTable {
  const { headings: _, ...table } = readRows(
    source,
    options,
    (scanner) => isIdHeading(scanner.text(0)),
    () => {},
  );
  return table;
}
