/** @file Features and labels of a graph's nodes, from tables whose rows come in any order. */
import { CsrMatrix, type NodeLabels } from '@latentgraph/graph';
import { FormatError } from '../errors.js';
import { type NodeRows, type NodeTable, rowsOfNodes } from './node-table.js';
import type { FeatureTable } from './parse-features.js';
import type { LabelTable } from './parse-labels.js';

/** What to do with a node that has no row in the feature table. */
export type MissingFeatures = 'error' | 'zero';

/**
 * Features `[N, F]` in the order of the nodes.
 * @throws FormatError `unknown-node`, `missing-node`
 */
export function joinFeatures(
  table: FeatureTable,
  nodeIds: readonly string[],
  { of, missing }: { readonly of: string; readonly missing: MissingFeatures },
): CsrMatrix {
  const found = rowsOfNodes(table, nodeIds, of);
  if (missing === 'error') {
    checkComplete(table, nodeIds, found, 'features', 'with zeros where nothing is known');
  }
  const nodeOfRow = new Uint32Array(table.ids.length);
  for (const [node, row] of found.rows.entries()) {
    if (row >= 0) nodeOfRow[row] = node;
  }
  const { rows, columns, values } = table.matrix.toEntries();
  return CsrMatrix.fromEntries(nodeIds.length, table.matrix.columns, {
    rows: rows.map((row) => nodeOfRow[row]!),
    columns,
    values,
  });
}

/**
 * Labels in the order of the nodes.
 * @throws FormatError `unknown-node`, `missing-node`
 */
export function joinLabels(table: LabelTable, nodeIds: readonly string[], of: string): NodeLabels {
  const found = rowsOfNodes(table, nodeIds, of);
  checkComplete(table, nodeIds, found, 'label', "or give it a label such as 'unknown'");
  return {
    classes: Uint32Array.from(found.rows, (row) => table.classes[row]!),
    names: table.names,
  };
}

function checkComplete(
  table: NodeTable,
  nodeIds: readonly string[],
  { rows, missing }: NodeRows,
  what: string,
  wayOut: string,
): void {
  if (missing === 0) return;
  const others = missing > 1 ? ` (nor for ${missing - 1} more)` : '';
  throw new FormatError(
    'missing-node',
    `there is no row with the ${what} of node '${nodeIds[rows.indexOf(-1)]}'${others}; add it, ${wayOut}`,
    { file: table.fileName },
  );
}
