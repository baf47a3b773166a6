/**
 * @file The Planetoid files of Cora, CiteSeer and PubMed (Yang, Cohen & Salakhutdinov, Revisiting
 * Semi-Supervised Learning with Graph Embeddings, arXiv 1603.08861): pickles `ind.NAME.graph`,
 * `.allx`, `.tx`, `.ally`, `.ty` and the text `ind.NAME.test.index`.
 *
 * Nodes 0 .. allx.rows - 1 have their features and labels in `allx` and `ally`; row k of `tx` and
 * `ty` belongs to the node on line k of `test.index`. `x` and `y` repeat rows of `allx` and `ally`
 * and are not read. Test nodes without a row (15 in CiteSeer) have no features and no label.
 */
import { CsrMatrix, Graph, type NodeLabels, type NodePairs } from '@latentgraph/graph';
import type { PickleValue } from '../pickle/pickle-values.js';
import { unlabeled } from '../tables/unlabeled.js';
import { isNode, PlanetoidFiles, planetoidParts } from './planetoid-files.js';

/** Options of `parsePlanetoid`. */
export interface ParsePlanetoidOptions {
  /**
   * Leaves the features out: X = I, and `allx` and `tx` are not needed.
   * @default false
   */
  readonly featureless?: boolean | undefined;
  /** Names of the classes, in the order of the columns of `ally`. @default class0, class1, ... */
  readonly classNames?: readonly string[] | undefined;
  /** Where the files are from, for messages. */
  readonly folder?: string | undefined;
}

/**
 * Builds the graph of a Planetoid data set: undirected, nodes in the order of the files.
 * @param files bytes under the files' names, such as `ind.cora.graph`; others are ignored
 * @throws FormatError `missing-file`, `invalid-planetoid`, `invalid-pickle` or `unsafe-pickle`
 */
export function parsePlanetoid(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
  { featureless = false, classNames, folder }: ParsePlanetoidOptions = {},
): Graph {
  const source = new PlanetoidFiles(files, name, folder);
  for (const part of planetoidParts(featureless)) source.bytes(part);
  const lists = source.adjacencyLists();
  const testNodes = source.testNodes(lists.size);
  const nodeCount = lists.size;
  const labels = nodeLabels(source, testNodes, nodeCount, classNames);
  const features = featureless ? undefined : nodeFeatures(source, testNodes, nodeCount);
  return Graph.fromEdges({
    name,
    nodeCount,
    edges: edgesOf(source, lists, nodeCount),
    labels,
    features,
  });
}

/**
 * The edges of symmetric neighbor lists: (b, a) is left out where (a, b) with a < b is listed, so
 * that what the graph counts as repeated was listed repeatedly.
 */
function edgesOf(
  source: PlanetoidFiles,
  lists: ReadonlyMap<number, readonly PickleValue[]>,
  nodeCount: number,
): NodePairs {
  const forward = new Set<number>();
  const pairs: [number, number][] = [];
  for (const [node, neighbors] of lists) {
    for (const neighbor of neighbors) {
      if (!isNode(neighbor, nodeCount)) {
        source.fail('graph', `node ${node} has a neighbor '${neighbor}', which is no node`);
      }
      pairs.push([node, neighbor]);
      if (node < neighbor) forward.add(node * nodeCount + neighbor);
    }
  }
  const kept = pairs.filter(([a, b]) => a <= b || !forward.has(b * nodeCount + a));
  return {
    sources: Uint32Array.from(kept, ([node]) => node),
    targets: Uint32Array.from(kept, ([, neighbor]) => neighbor),
  };
}

/** Checks that rows of `all*` and the test nodes do not overlap and lie within the graph. */
function checkRows(
  source: PlanetoidFiles,
  part: string,
  { trainRows, testRows }: { trainRows: number; testRows: number },
  testNodes: readonly number[],
  nodeCount: number,
): void {
  if (testRows !== testNodes.length) {
    source.fail(part, `${testRows} rows for the ${testNodes.length} nodes of test.index`);
  }
  const first = testNodes.reduce((least, node) => Math.min(least, node), nodeCount);
  if (trainRows > first) {
    source.fail(`all${part[1]}`, `${trainRows} rows, but node ${first} is a test node`);
  }
}

function nodeFeatures(
  source: PlanetoidFiles,
  testNodes: readonly number[],
  nodeCount: number,
): CsrMatrix {
  const train = source.matrix('allx');
  const test = source.matrix('tx');
  if (test.columns !== train.columns) {
    source.fail('tx', `${test.columns} features, but allx has ${train.columns}`);
  }
  checkRows(source, 'tx', { trainRows: train.rows, testRows: test.rows }, testNodes, nodeCount);
  const [first, second] = [train.toEntries(), test.toEntries()];
  const testRows = second.rows.map((row) => testNodes[row]!);
  const nonZeros = first.rows.length + testRows.length;
  const [rows, columns, values] = [
    new Uint32Array(nonZeros),
    new Uint32Array(nonZeros),
    new Float32Array(nonZeros),
  ];
  for (const [all, begin, end] of [
    [rows, first.rows, testRows],
    [columns, first.columns, second.columns],
    [values, first.values, second.values],
  ] as const) {
    all.set(begin);
    all.set(end, begin.length);
  }
  return CsrMatrix.fromEntries(nodeCount, train.columns, { rows, columns, values });
}

function nodeLabels(
  source: PlanetoidFiles,
  testNodes: readonly number[],
  nodeCount: number,
  classNames: readonly string[] | undefined,
): NodeLabels {
  const train = source.oneHot('ally');
  const test = source.oneHot('ty');
  if (test.classCount !== train.classCount) {
    source.fail('ty', `${test.classCount} classes, but ally has ${train.classCount}`);
  }
  const counts = { trainRows: train.classes.length, testRows: test.classes.length };
  checkRows(source, 'ty', counts, testNodes, nodeCount);
  const none = train.classCount;
  const classes = new Uint32Array(nodeCount).fill(none);
  for (const [node, label] of train.classes.entries()) {
    if (label >= 0) classes[node] = label;
  }
  for (const [row, label] of test.classes.entries()) {
    if (label >= 0) classes[testNodes[row]!] = label;
  }
  const names = Array.from({ length: none }, (_, label) => classNames?.[label] ?? `class${label}`);
  return { classes, names: classes.includes(none) ? [...names, unlabeled] : names };
}
