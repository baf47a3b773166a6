/** @file Figures of a graph that another program can compute as exactly. */
import type { CsrMatrix, NodePairs } from '@latentgraph/graph';

/** Sum of source * target over the edges. */
export function edgeProductSum({ sources, targets }: NodePairs): number {
  return sources.reduce((sum, source, k) => sum + source * targets[k]!, 0);
}

/** Sum of row * column over the entries. */
export function entryProductSum(matrix: CsrMatrix): number {
  const { rows, columns } = matrix.toEntries();
  return edgeProductSum({ sources: rows, targets: columns });
}

/** Number of nodes of each class. */
export function classSizes(classes: Uint32Array, classCount: number): number[] {
  const sizes = new Array<number>(classCount).fill(0);
  for (const label of classes) sizes[label]!++;
  return sizes;
}
