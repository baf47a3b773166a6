/**
 * @file Edge lists: one edge a line, `source,target` or `source,target,weight`, separated by commas,
 * tabs, semicolons or white space. Ids may be numbers or any text.
 */
import { Graph, type NodePairs } from '@latentgraph/graph';
import { FormatError } from '../errors.js';
import { graphName } from '../graph-name.js';
import { joinFeatures, joinLabels, type MissingFeatures } from '../tables/join-tables.js';
import { areIndices, NodeIds, orderNames } from '../tables/node-ids.js';
import type { NodeTable } from '../tables/node-table.js';
import type { FeatureTable } from '../tables/parse-features.js';
import type { LabelTable } from '../tables/parse-labels.js';
import { DelimitedScanner } from '../text/delimited-scanner.js';
import type { Delimiter } from '../text/delimiter.js';
import { type TextSource, textBytes } from '../text/text-bytes.js';
import { checkHeader, hasHeader } from './edge-list-header.js';

/** Options of `parseEdgeList`. */
export interface EdgeListOptions {
  /** For messages, and without its endings the name of the graph. */
  readonly fileName?: string | undefined;
  /** Whether an edge goes from its source to its target only. @default false */
  readonly directed?: boolean | undefined;
  /** @default guessed from the first line: tab, comma, semicolon, else white space */
  readonly delimiter?: Delimiter | undefined;
  /** Whether the first line names the columns. @default told by the rule of `hasHeader` */
  readonly header?: boolean | undefined;
  /** All nodes, in the order wanted. @default the nodes that have edges */
  readonly nodes?: NodeTable | undefined;
  readonly features?: FeatureTable | undefined;
  readonly labels?: LabelTable | undefined;
  /**
   * Whether a node without a row in the features is an error or has zeros.
   * @default 'error'
   */
  readonly missingFeatures?: MissingFeatures | undefined;
}

/**
 * Reads an edge list. Nodes are ordered by id where all ids are whole numbers, else by first
 * appearance; nodes without edges exist where `nodes` lists them. Self-loops and repeated edges are
 * counted in the graph's `cleaned`.
 * @throws FormatError `invalid-line` for a missing column or a bad weight, `empty`, `unknown-node`
 *   for an id that `nodes` or the graph does not have, `missing-node`, `invalid-text`
 */
export function parseEdgeList(source: TextSource, options: EdgeListOptions = {}): Graph {
  const { fileName, directed = false, features, labels, missingFeatures = 'error' } = options;
  const list = scanEdges(source, options);
  const order = options.nodes ? options.nodes.ids : orderNames(list.names);
  const of = options.nodes?.fileName ?? fileName ?? 'the edge list';
  if (list.sources.every((from, edge) => from === list.targets[edge])) {
    const what = 'every edge joins a node with itself; expected links between different nodes';
    throw new FormatError('empty', what, { file: fileName });
  }
  const isWeighted = list.weights.some((weight) => weight !== 1);
  return Graph.fromEdges({
    name: fileName && graphName(fileName),
    nodeCount: order.length,
    directed,
    edges: renumber(list, order, options),
    weights: isWeighted ? new Float32Array(list.weights) : undefined,
    features: features && joinFeatures(features, order, { of, missing: missingFeatures }),
    labels: labels && joinLabels(labels, order, of),
    ids: areIndices(order) ? undefined : order,
  });
}

interface ScannedEdges {
  /** Ids by first appearance, and the line of that. */
  readonly names: readonly string[];
  readonly lines: readonly number[];
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  /** Empty where the list has no weights. */
  readonly weights: readonly number[];
}

function scanEdges(
  source: TextSource,
  { fileName, delimiter, header }: EdgeListOptions,
): ScannedEdges {
  const bytes = textBytes(source, fileName);
  const scanner = new DelimitedScanner(bytes, { file: fileName, delimiter });
  let headings: string | undefined;
  if ((header ?? hasHeader(bytes, scanner)) && scanner.next()) {
    checkHeader(scanner);
    headings = ends(scanner);
  }
  const ids = new NodeIds();
  const lines: number[] = [];
  const [sources, targets, weights]: [number[], number[], number[]] = [[], [], []];
  let columns = 0;
  while (scanner.next()) {
    columns ||= scanner.fieldCount;
    checkColumns(scanner, columns);
    sources.push(ids.add(scanner, 0));
    targets.push(ids.add(scanner, 1));
    if (lines.length < ids.names.length && ends(scanner) === headings) {
      scanner.fail('invalid-line', `this line repeats the header ${headings}; remove it`);
    }
    while (lines.length < ids.names.length) lines.push(scanner.line);
    if (columns === 3) weights.push(weightOf(scanner));
  }
  if (sources.length === 0) {
    throw new FormatError('empty', 'there are no edges; expected lines source,target', {
      file: fileName,
    });
  }
  return { names: ids.names, lines, sources, targets, weights };
}

/** The first two fields of the record at the cursor. */
function ends(scanner: DelimitedScanner): string {
  return `${scanner.text(0)},${scanner.text(1)}`;
}

function checkColumns(scanner: DelimitedScanner, columns: number): void {
  const found = scanner.fieldCount;
  if (found === columns && (found === 2 || found === 3)) return;
  const expected =
    columns === 2 || columns === 3
      ? `${columns} columns, as in the lines before`
      : 'source,target or source,target,weight';
  const separator = { '\t': 'tabs', ' ': 'white space', ',': 'commas', ';': 'semicolons' };
  scanner.fail(
    'invalid-line',
    `expected ${expected}, found ${found} column${found === 1 ? '' : 's'} separated by ${separator[scanner.delimiter]}`,
  );
}

function weightOf(scanner: DelimitedScanner): number {
  const weight = scanner.number(2);
  if (Number.isFinite(Math.fround(weight))) return weight;
  return scanner.fail('invalid-line', `the weight '${scanner.text(2)}' is not a finite number`);
}

/** Edges between nodes in their final order. */
function renumber(
  { names, lines, sources, targets }: ScannedEdges,
  order: readonly string[],
  { fileName, nodes }: EdgeListOptions,
): NodePairs {
  const nodeOf = new Map(order.map((id, node) => [id, node]));
  const nodeOfName = Uint32Array.from(names, (name, k) => {
    const node = nodeOf.get(name);
    if (node !== undefined) return node;
    const list = nodes?.fileName ?? 'the node list';
    const what = `node id '${name}' is not in ${list}, which must have all nodes`;
    throw new FormatError('unknown-node', what, { file: fileName, line: lines[k] });
  });
  return {
    sources: new Uint32Array(sources).map((name) => nodeOfName[name]!),
    targets: new Uint32Array(targets).map((name) => nodeOfName[name]!),
  };
}
