/** @file Tables of node features: `id,f1,f2,...`, numbers only. */
import { CsrMatrix } from '@latentgraph/graph';
import type { DelimitedScanner } from '../text/delimited-scanner.js';
import type { TextSource } from '../text/text-bytes.js';
import { isIdHeading, type NodeTable, readRows, type TableOptions } from './node-table.js';

/** A table of features. */
export interface FeatureTable extends NodeTable {
  /** Name of each feature, `[F]`; undefined where the table has no header. */
  readonly featureNames: readonly string[] | undefined;
  /** One row per row of the table, `[rows, F]`; zeros are not stored. */
  readonly matrix: CsrMatrix;
}

/**
 * Reads a feature table. Its first row is a header where its first field is empty, `id`, `node`,
 * `name` or the like, or where none of its other fields is a number.
 * @throws FormatError `invalid-line` for a missing column, a field that is no number or an id that
 *   occurs twice; `empty`; `invalid-text`
 */
export function parseFeatures(source: TextSource, options: TableOptions = {}): FeatureTable {
  const rows: number[] = [];
  const columns: number[] = [];
  const values: number[] = [];
  let featureCount = 0;
  const { headings, ...table } = readRows(source, options, isHeader, (scanner, row) => {
    if (row === 0) featureCount = scanner.fieldCount - 1;
    checkColumns(scanner, featureCount);
    for (let column = 0; column < featureCount; column++) {
      const value = scanner.number(column + 1);
      if (value === 0) continue;
      checkValue(scanner, column + 1, value);
      rows.push(row);
      columns.push(column);
      values.push(value);
    }
  });
  const matrix = CsrMatrix.fromEntries(table.ids.length, featureCount, { rows, columns, values });
  return { ...table, featureNames: headings?.slice(1), matrix };
}

function isHeader(scanner: DelimitedScanner): boolean {
  if (isIdHeading(scanner.text(0))) return true;
  for (let field = 1; field < scanner.fieldCount; field++) {
    if (!Number.isNaN(scanner.number(field))) return false;
  }
  return true;
}

function checkColumns(scanner: DelimitedScanner, featureCount: number): void {
  if (featureCount === 0) {
    scanner.fail('invalid-line', 'a node id without features; expected id,f1,f2,...');
  }
  if (scanner.fieldCount !== featureCount + 1) {
    scanner.fail(
      'invalid-line',
      `expected ${featureCount + 1} columns, as in the rows before, found ${scanner.fieldCount}`,
    );
  }
}

function checkValue(scanner: DelimitedScanner, field: number, value: number): void {
  if (Number.isFinite(Math.fround(value))) return;
  const what = Number.isNaN(value) ? 'no number' : 'beyond single precision';
  scanner.fail('invalid-line', `column ${field + 1} is '${scanner.text(field)}', ${what}`);
}
