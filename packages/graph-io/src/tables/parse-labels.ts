/** @file Tables of node labels: `id,label`, labels being any text. */
import type { DelimitedScanner } from '../text/delimited-scanner.js';
import type { TextSource } from '../text/text-bytes.js';
import { orderNames } from './node-ids.js';
import { isIdHeading, type NodeTable, readRows, type TableOptions } from './node-table.js';

/** A table of labels. */
export interface LabelTable extends NodeTable {
  /** Class of each row. */
  readonly classes: Uint32Array;
  /** Name of each class: by value where all are whole numbers, else by first appearance. */
  readonly names: readonly string[];
}

const labelHeadings = new Set([
  'label',
  'labels',
  'class',
  'category',
  'community',
  'group',
  'type',
]);

/**
 * Reads a label table. Its first row is a header where its first field is empty, `id`, `node`,
 * `name` or the like, or its second one `label`, `class`, `category`, `community`, `group`, `type`.
 * @throws FormatError `invalid-line` for a missing column or an id that occurs twice; `empty`;
 *   `invalid-text`
 */
export function parseLabels(source: TextSource, options: TableOptions = {}): LabelTable {
  const labels: string[] = [];
  const { headings: _, ...table } = readRows(source, options, isHeader, (scanner) => {
    if (scanner.fieldCount !== 2) {
      scanner.fail('invalid-line', `expected 2 columns, id,label, found ${scanner.fieldCount}`);
    }
    const label = scanner.text(1);
    if (label === '') scanner.fail('invalid-line', 'the label is empty');
    labels.push(label);
  });
  const names = orderNames([...new Set(labels)]);
  const classOf = new Map(names.map((name, index) => [name, index]));
  return { ...table, classes: Uint32Array.from(labels, (label) => classOf.get(label)!), names };
}

function isHeader(scanner: DelimitedScanner): boolean {
  return (
    isIdHeading(scanner.text(0)) ||
    (scanner.fieldCount === 2 && labelHeadings.has(scanner.text(1).toLowerCase()))
  );
}
