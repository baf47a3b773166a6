/** @file The part of a graph that some of its nodes make. */
import { isIndex } from './csr-arrays.js';
import { CsrMatrix } from './csr-matrix.js';
import { GraphError } from './errors.js';
import { Graph } from './graph.js';

/**
 * The subgraph induced by some nodes: these, numbered in the order given, and all edges between them. They
 * keep their weights, features (all columns), classes and ids; a node without an id gets its old number for one.
 *
 * @param nodes indices of nodes, at least one, none twice
 * @throws GraphError `invalid-argument` for no nodes, and for one that the graph does not have or that is given twice
 */
export function inducedSubgraph(graph: Graph, nodes: ArrayLike<number>): Graph {
  const kept = Array.from(nodes);
  const numbers = numbersOf(graph, kept);
  const { name, directed, features, labels } = graph;
  return Graph.fromEdges({
    name,
    directed,
    nodeCount: kept.length,
    ...edgesBetween(graph, numbers),
    features: features && rowsOf(features, kept),
    labels: labels && {
      ...labels,
      classes: Uint32Array.from(kept, (node) => labels.classes[node]!),
    },
    ids: kept.map((node) => graph.idOf(node)),
  });
}

/** The new number of each node, `[N]`; -1 of those that are left out. */
function numbersOf(graph: Graph, kept: readonly number[]): Int32Array {
  if (kept.length === 0) {
    throw new GraphError(
      'invalid-argument',
      'inducedSubgraph: nodes is empty, and a graph has at least one node; give one or more',
    );
  }
  const numbers = new Int32Array(graph.nodeCount).fill(-1);
  kept.forEach((node, number) => {
    if (!isIndex(node, graph.nodeCount) || numbers[node] !== -1) {
      const what = isIndex(node, graph.nodeCount) ? 'is there twice' : 'is no node';
      throw new GraphError(
        'invalid-argument',
        `inducedSubgraph: nodes must be different whole numbers from 0 to ${graph.nodeCount - 1}, but nodes[${number}] = ${node} ${what}`,
      );
    }
    numbers[node] = number;
  });
  return numbers;
}

function edgesBetween({ edges, weights }: Graph, numbers: Int32Array) {
  const isBetween = (_: number, edge: number): boolean =>
    numbers[edges.sources[edge]!]! >= 0 && numbers[edges.targets[edge]!]! >= 0;
  const renumber = (nodes: Uint32Array): Uint32Array =>
    nodes.filter(isBetween).map((node) => numbers[node]!);
  return {
    edges: { sources: renumber(edges.sources), targets: renumber(edges.targets) },
    weights: weights?.filter(isBetween),
  };
}

function rowsOf(matrix: CsrMatrix, kept: readonly number[]): CsrMatrix {
  const [rows, positions]: [number[], number[]] = [[], []];
  kept.forEach((from, row) => {
    for (let k = matrix.rowPointers[from]!; k < matrix.rowPointers[from + 1]!; k++) {
      rows.push(row);
      positions.push(k);
    }
  });
  return CsrMatrix.fromEntries(kept.length, matrix.columns, {
    rows,
    columns: positions.map((k) => matrix.columnIndices[k]!),
    values: positions.map((k) => matrix.values[k]!),
  });
}
