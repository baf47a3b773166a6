/**
 * @file Embeddings as CSV: `id,z0,z1,...`, one node a line. Numbers have nine significant digits,
 * which is enough to get every single-precision value back exactly.
 */
import { FormatError } from '../errors.js';
import { readRows } from '../tables/node-table.js';
import { singlePrecisionText } from '../text/single-precision-text.js';
import type { TextSource } from '../text/text-bytes.js';

/** Vectors of nodes. */
export interface Embeddings {
  /** Node id of each row. */
  readonly ids: readonly string[];
  /** `[N, d]`, row after row. */
  readonly values: Float32Array;
  /** d */
  readonly dimensions: number;
}

/** Whether an id has to be quoted so that it is read back as it was. */
const needsQuotes = /^$|[",\r\n]|^[\s#%]|\s$/;

/**
 * Writes embeddings as CSV.
 * @param ids node id of each row
 * @param values `[N, d]`, row after row
 * @param dimensions d
 * @throws FormatError `invalid-embeddings` where the sizes do not fit or a value is not finite
 */
export function embeddingsToCsv(
  ids: readonly string[],
  values: Float32Array,
  dimensions: number,
): string {
  if (values.length !== ids.length * dimensions) {
    throw new FormatError(
      'invalid-embeddings',
      `${values.length} values for ${ids.length} ids of ${dimensions} dimensions`,
    );
  }
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    const id = ids[Math.floor(bad / dimensions)];
    const what = `z${bad % dimensions} of node '${id}' is ${values[bad]}, not a finite number`;
    throw new FormatError('invalid-embeddings', what);
  }
  const headings = Array.from({ length: dimensions }, (_, column) => `z${column}`);
  const lines = [['id', ...headings].join(',')];
  for (const [node, id] of ids.entries()) {
    const row = values.subarray(node * dimensions, (node + 1) * dimensions);
    lines.push([quoted(id), ...Array.from(row, singlePrecisionText)].join(','));
  }
  return `${lines.join('\n')}\n`;
}

function quoted(id: string): string {
  return needsQuotes.test(id) ? `"${id.replaceAll('"', '""')}"` : id;
}

/**
 * Reads embeddings as `embeddingsToCsv` writes them.
 * @throws FormatError `invalid-line` for another heading, a missing column or a field that is no
 *   number; `empty`; `invalid-text`
 */
export function embeddingsFromCsv(
  source: TextSource,
  { fileName }: { readonly fileName?: string } = {},
): Embeddings {
  const values: number[] = [];
  let dimensions = 0;
  const { ids } = readRows(
    source,
    { fileName, delimiter: ',' },
    (scanner) => {
      dimensions = scanner.fieldCount - 1;
      for (let field = 0; field <= dimensions; field++) {
        const expected = field === 0 ? 'id' : `z${field - 1}`;
        if (scanner.text(field) === expected && dimensions > 0) continue;
        scanner.fail(
          'invalid-line',
          `the first line must be id,z0,z1,..., not '${scanner.text(field)}' in column ${field + 1}`,
        );
      }
      return true;
    },
    (scanner) => {
      if (scanner.fieldCount !== dimensions + 1) {
        const expected = `expected ${dimensions + 1} columns, as in the first line`;
        scanner.fail('invalid-line', `${expected}, found ${scanner.fieldCount}`);
      }
      for (let field = 1; field <= dimensions; field++) {
        const value = scanner.number(field);
        if (!Number.isFinite(Math.fround(value))) {
          const what = `column ${field + 1} is '${scanner.text(field)}', no finite number`;
          scanner.fail('invalid-line', what);
        }
        values.push(value);
      }
    },
  );
  return { ids, values: new Float32Array(values), dimensions };
}
