/**
 * @file Edge splits as `split.json`, from which anyone can recompute a run's results or run another
 * program on the same split:
 *
 *     {"nodes": N, "directed": false, "ids": [...], "train": [[s, t], ...],
 *      "validation": {"positives": [...], "negatives": [...]}, "test": {...}}
 *
 * Indices count from 0; an undirected edge stands once. Features, labels and weights are not in it.
 */
import {
  type EdgeSplit,
  Graph,
  LatentGraphError,
  type LinkSet,
  type NodePairs,
  verifySplit,
} from '@latentgraph/graph';
import { FormatError } from '../errors.js';

/** Options of `splitFromJson`. */
export interface SplitFromJsonOptions {
  /** For messages. */
  readonly fileName?: string | undefined;
  /**
   * The graph that was split: gives the training graph its features, labels and weights, and is
   * compared with the split.
   */
  readonly graph?: Graph | undefined;
}

/** Writes a split as JSON, one line. */
export function splitToJson({ train, validation, test }: EdgeSplit): string {
  return `${JSON.stringify({
    nodes: train.nodeCount,
    directed: train.directed,
    ids: Array.from({ length: train.nodeCount }, (_, node) => train.idOf(node)),
    train: pairList(train.edges),
    validation: linkLists(validation),
    test: linkLists(test),
  })}\n`;
}

function linkLists({ positives, negatives }: LinkSet): Record<keyof LinkSet, number[][]> {
  return { positives: pairList(positives), negatives: pairList(negatives) };
}

function pairList({ sources, targets }: NodePairs): number[][] {
  return Array.from(sources, (source, k) => [source, targets[k]!]);
}

/**
 * Reads a split, and checks it with `verifySplit`.
 * @throws FormatError `invalid-split` for another structure, a split that leaks, or one that does
 *   not fit `graph`
 */
export function splitFromJson(
  text: string,
  { fileName, graph }: SplitFromJsonOptions = {},
): EdgeSplit {
  const reader: SplitReader = new SplitReader(fileName);
  const json = reader.object(reader.parse(text), 'the file');
  const nodeCount = reader.nodeCount(json.get('nodes'));
  const directed = json.get('directed');
  if (typeof directed !== 'boolean') reader.fail("'directed' must be true or false");
  const ids = reader.ids(json.get('ids'), nodeCount);
  const edges = reader.pairs(json.get('train'), "'train'", nodeCount);
  const links = (name: string): LinkSet => {
    const part = reader.object(json.get(name), `'${name}'`);
    const list = (kind: string): NodePairs =>
      reader.pairs(part.get(kind), `'${name}.${kind}'`, nodeCount);
    return { positives: list('positives'), negatives: list('negatives') };
  };
  if (graph) reader.checkGraph(graph, ids, directed);
  return reader.guard(() => {
    const train = graph
      ? graph.withEdges(edges, weightsOf(edges, graph))
      : Graph.fromEdges({ nodeCount, directed, edges, ids });
    if (train.edgeCount !== edges.sources.length) reader.fail("'train' has an edge twice");
    const split = { train, validation: links('validation'), test: links('test') };
    verifySplit(split, graph);
    return split;
  });
}

/** Weights of edges in a graph; edges it does not have are found by `verifySplit`. */
function weightsOf({ sources, targets }: NodePairs, graph: Graph): Float32Array | undefined {
  if (graph.weights === undefined) return undefined;
  const { adjacency } = graph;
  return Float32Array.from(sources, (source, k) => {
    const position = adjacency.indexOf(targets[k]!, source);
    return position < 0 ? 1 : adjacency.values[position]!;
  });
}

/** Checks values of JSON. */
class SplitReader {
  readonly #file: string | undefined;

  constructor(file: string | undefined) {
    this.#file = file;
  }

  fail(what: string, cause?: unknown): never {
    throw new FormatError('invalid-split', what, { file: this.#file }, { cause });
  }

  parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      return this.fail(`not JSON: ${error instanceof Error ? error.message : error}`, error);
    }
  }

  object(value: unknown, name: string): ReadonlyMap<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fail(`${name} must be an object`);
    }
    return new Map(Object.entries(value));
  }

  nodeCount(value: unknown): number {
    return typeof value === 'number' && Number.isInteger(value) && value >= 1
      ? value
      : this.fail(`'nodes' must be a whole number from 1, got ${JSON.stringify(value)}`);
  }

  ids(value: unknown, nodeCount: number): string[] {
    if (!Array.isArray(value) || value.length !== nodeCount) {
      this.fail(`'ids' must be a list of ${nodeCount} node ids`);
    }
    return value.map((id: unknown, node) =>
      typeof id === 'string' ? id : this.fail(`id ${node} is ${JSON.stringify(id)}, not a string`),
    );
  }

  pairs(value: unknown, name: string, nodeCount: number): NodePairs {
    if (!Array.isArray(value)) this.fail(`${name} must be a list of pairs [source, target]`);
    const sources = new Uint32Array(value.length);
    const targets = new Uint32Array(value.length);
    for (const [k, pair] of value.entries()) {
      if (!isPair(pair, nodeCount)) {
        const shown = JSON.stringify(pair);
        this.fail(`entry ${k} of ${name} is ${shown}, not a pair of nodes 0 to ${nodeCount - 1}`);
      }
      [sources[k], targets[k]] = pair;
    }
    return { sources, targets };
  }

  /** Checks that a graph has the nodes and the kind of edges of the split. */
  checkGraph(graph: Graph, ids: readonly string[], directed: boolean): void {
    if (graph.directed !== directed) {
      this.fail(
        `'directed' is ${directed}, but the graph is ${directed ? 'undirected' : 'directed'}`,
      );
    }
    if (graph.nodeCount !== ids.length) {
      this.fail(`it has ${ids.length} nodes, the graph ${graph.nodeCount}`);
    }
    const node = ids.findIndex((id, index) => id !== graph.idOf(index));
    if (node >= 0) {
      this.fail(`node ${node} has the id '${ids[node]}', in the graph '${graph.idOf(node)}'`);
    }
  }

  /** Runs `build`, naming the file where the graph package refuses something. */
  guard<Result>(build: () => Result): Result {
    try {
      return build();
    } catch (error) {
      if (!LatentGraphError.isInstance(error) || error instanceof FormatError) throw error;
      return this.fail(error.message, error);
    }
  }
}

function isPair(value: unknown, nodeCount: number): value is [number, number] {
  const isNode = (node: unknown): boolean =>
    typeof node === 'number' && Number.isInteger(node) && node >= 0 && node < nodeCount;
  return Array.isArray(value) && value.length === 2 && value.every(isNode);
}
