/**
 * @file Graphs in `.npz` files: the data sets of Shchur et al. (Pitfalls of Graph Neural Network
 * Evaluation, arXiv 1811.05868) and Bojchevski & Günnemann, in the spellings they are passed on in,
 * and adjacency matrices written by `scipy.sparse.save_npz`.
 */
import { type CsrMatrix, Graph, type NodeLabels } from '@latentgraph/graph';
import { graphName } from '../graph-name.js';
import { type NpzArchive, openNpz } from '../numpy/npz-archive.js';
import { unlabeled } from '../tables/unlabeled.js';
import { adjacencyEdges } from './adjacency-edges.js';
import { NameTables } from './name-tables.js';
import {
  matrixOfParts,
  numbers,
  type StoredMatrix,
  toCsrMatrix,
  wholeMatrix,
} from './stored-matrix.js';

/** Options of `parseNpzGraph`. */
export interface ParseNpzGraphOptions {
  /** For messages. */
  readonly fileName?: string | undefined;
  /** Name of the graph. @default the file's name without its ending */
  readonly name?: string | undefined;
  /**
   * Leaves the features out: X = I.
   * @default false
   */
  readonly featureless?: boolean | undefined;
  /**
   * Whether edges have a direction. `false` joins two nodes where either of the two entries is
   * stored.
   * @default no direction where the matrix is symmetric, else directed
   */
  readonly directed?: boolean | undefined;
}

/** Where a matrix is looked for: names of arrays that hold it whole, beginnings of its parts. */
interface MatrixNames {
  readonly whole: readonly string[];
  readonly prefixes: readonly string[];
}

const adjacencyNames: MatrixNames = {
  whole: ['adj_matrix'],
  prefixes: ['adj_', 'adj_matrix.'],
};
const featureNames: MatrixNames = {
  whole: ['node_attr', 'attr_matrix'],
  prefixes: ['attr_', 'attr_matrix.'],
};
const labelNames = ['node_label', 'labels'];

/**
 * Builds the graph of an `.npz` file. Its arrays are, first found first taken:
 *
 * - adjacency `[N, N]`: `format`, `data`, ... of `scipy.sparse.save_npz` (CSR, CSC or COO); `adj_matrix`, a
 *   pickled SciPy CSR matrix; or `adj_data`, `adj_indices`, `adj_indptr` and `adj_shape`, also spelled
 *   `adj_matrix.data` and so on. An entry at (row, column) leads from node `row` to node `column`.
 *   Values other than 1 are weights.
 * - features `[N, F]`: likewise `node_attr` or `attr_matrix`, also dense; or `attr_data` and so on.
 * - labels `[N]`: `node_label` or `labels`, whole numbers; -1 is no label.
 * - names: `class_names`, and `node_names` if each occurs once, or such keys of the dictionary
 *   `metadata`.
 *
 * Self-loops and entries stored repeatedly are counted in the graph's `cleaned`.
 * @throws FormatError `invalid-npz`, `invalid-npy`, `invalid-pickle` or `unsafe-pickle`, naming file
 *   and array
 */
export function parseNpzGraph(bytes: Uint8Array, options: ParseNpzGraphOptions = {}): Graph {
  const { fileName, name = fileName && graphName(fileName), featureless = false } = options;
  const archive = openNpz(bytes, { fileName });
  const names = new NameTables(archive);
  const edges = adjacencyEdges(archive, adjacency(archive), options.directed);
  const { nodeCount } = edges;
  return Graph.fromEdges({
    ...edges,
    name,
    features: featureless ? undefined : nodeFeatures(archive, nodeCount),
    labels: nodeLabels(archive, nodeCount, names.names('class_names')),
    ids: nodeIds(names.names('node_names'), nodeCount),
  });
}

function adjacency(archive: NpzArchive): StoredMatrix {
  if (archive.has('format')) return matrixOfParts(archive, '', savedFormat(archive));
  return (
    findMatrix(archive, adjacencyNames) ??
    archive.fail(
      `${archive.contents}; expected an adjacency matrix: adj_matrix, or adj_data, adj_indices, adj_indptr and adj_shape, or what scipy.sparse.save_npz writes`,
    )
  );
}

/** The format that `scipy.sparse.save_npz` wrote. */
function savedFormat(archive: NpzArchive): 'csr' | 'csc' | 'coo' {
  const { data } = archive.read('format');
  const [format] = data;
  return format === 'csr' || format === 'csc' || format === 'coo'
    ? format
    : archive.fail(
        `a matrix of format '${format}'; csr, csc and coo are read: save matrix.tocsr()`,
        'format',
      );
}

function findMatrix(
  archive: NpzArchive,
  { whole, prefixes }: MatrixNames,
): StoredMatrix | undefined {
  const member = whole.find((name) => archive.has(name));
  if (member !== undefined) return wholeMatrix(archive, member);
  const prefix = prefixes.find((start) => archive.has(`${start}data`));
  return prefix === undefined ? undefined : matrixOfParts(archive, prefix, 'csr');
}

function nodeFeatures(archive: NpzArchive, nodeCount: number): CsrMatrix | undefined {
  const matrix = findMatrix(archive, featureNames);
  if (matrix === undefined) return undefined;
  if (matrix.rows !== nodeCount) {
    archive.fail(`${matrix.rows} rows of features for ${nodeCount} nodes`, matrix.member);
  }
  return toCsrMatrix(archive, matrix);
}

/** The classes are those that have names, and those that occur. */
function nodeLabels(
  archive: NpzArchive,
  nodeCount: number,
  classNames: readonly string[] = [],
): NodeLabels | undefined {
  const member = labelNames.find((name) => archive.has(name));
  if (member === undefined) return undefined;
  const labels = numbers(archive, member);
  if (labels.length !== nodeCount) {
    archive.fail(`${labels.length} labels for ${nodeCount} nodes`, member);
  }
  const bad = labels.findIndex((label) => !Number.isInteger(label) || label < -1);
  if (bad >= 0) {
    const what = `node ${bad} has label ${labels[bad]}; expected a whole number, or -1 for none`;
    archive.fail(what, member);
  }
  const values = [...new Set([...classNames.keys(), ...labels])]
    .filter((value) => value >= 0)
    .sort((a, b) => a - b);
  const classOf = new Map(values.map((value, k) => [value, k]));
  const names = values.map((value) => classNames[value] ?? `class${value}`);
  return {
    classes: Uint32Array.from(labels, (label) => classOf.get(label) ?? names.length),
    names: labels.includes(-1) ? [...names, unlabeled] : names,
  };
}

/** Names that several nodes share cannot tell them apart: indices do. */
function nodeIds(
  names: readonly string[] | undefined,
  nodeCount: number,
): readonly string[] | undefined {
  return names?.length === nodeCount && new Set(names).size === nodeCount ? names : undefined;
}
