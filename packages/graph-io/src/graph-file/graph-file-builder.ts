/** @file From the nodes and edges of a file, in any order, to a graph. */
import { Graph, type NodePairs } from '@latentgraph/graph';
import { FormatError, type FormatErrorCode } from '../errors.js';
import { graphName } from '../graph-name.js';
import { areIndices } from '../tables/node-ids.js';
import { chooseAttributes } from './choose-attributes.js';
import type { GraphFile, GraphFileOptions, GraphFormat } from './graph-file.js';
import { NodeAttributes } from './node-attributes.js';

/** Which way an edge leads; `mutual` both ways. */
export type EdgeDirection = 'directed' | 'undirected' | 'mutual';

/** An edge of a file. */
export interface FileEdge {
  /** Id of a node, which may come later. */
  readonly source: string;
  readonly target: string;
  readonly direction: EdgeDirection;
  /** @default 1 */
  readonly weight?: number | undefined;
}

/** What a builder knows of its file. */
export interface FileInfo {
  readonly format: GraphFormat;
  /** Of errors that have no code of their own. */
  readonly code: FormatErrorCode;
  /** Line of a node or an edge, counted in the order they were added. */
  readonly lineOf: (kind: 'node' | 'edge', index: number) => number | undefined;
}

/** Collects a graph. */
export class GraphFileBuilder {
  readonly attributes = new NodeAttributes();
  /** Names of nodes to show, in a place that the format has for them, by node. */
  readonly names = new Map<number, string>();
  /** Whether a file without edges has a direction. */
  directedByDefault = false;
  readonly #file: FileInfo;
  readonly #options: GraphFileOptions;
  readonly #nodes = new Map<string, number>();
  readonly #edges: FileEdge[] = [];

  constructor(file: FileInfo, options: GraphFileOptions) {
    this.#file = file;
    this.#options = options;
  }

  /**
   * Adds a node.
   * @returns its index
   */
  addNode(id: string): number {
    const node = this.#nodes.size;
    const first = this.#nodes.get(id);
    if (first !== undefined) {
      const line = this.#file.lineOf('node', first);
      const where = line === undefined ? '' : `, first on line ${line}`;
      this.#fail(`node id '${id}' occurs a second time${where}`, 'node', node);
    }
    this.#nodes.set(id, node);
    return node;
  }

  /** Adds an edge. */
  addEdge(edge: FileEdge): void {
    const index = this.#edges.push(edge) - 1;
    const { source, target, weight = 1 } = edge;
    if (!Number.isFinite(Math.fround(weight))) {
      const what = `the edge from '${source}' to '${target}' has weight ${weight}; expected a finite number`;
      this.#fail(what, 'edge', index);
    }
    const first = isDirected(this.#edges[0]!);
    if (this.#options.directed === undefined && isDirected(edge) !== first) {
      const [these, those] = first ? ['undirected', 'directed'] : ['directed', 'undirected'];
      const what = `the edge from '${source}' to '${target}' is ${these}, those before are ${those}; make all edges the same, or say how to read them (directed)`;
      this.#fail(what, 'edge', index);
    }
  }

  /**
   * The graph.
   * @throws FormatError `empty` where there are no nodes, `unknown-node` for an edge of a node that
   *   is not there, the file's own code for attributes that cannot be used
   */
  build(): GraphFile {
    const { format, code } = this.#file;
    const { fileName } = this.#options;
    const ids = [...this.#nodes.keys()];
    if (ids.length === 0) throw new FormatError('empty', 'there are no nodes', { file: fileName });
    const { labels, matrix, ...told } = chooseAttributes(
      {
        ids,
        columns: this.attributes.columns,
        names: this.names,
        fail: (what, node) => {
          if (node !== undefined) this.#fail(what, 'node', node);
          throw new FormatError(code, what, { file: fileName });
        },
      },
      this.#options,
    );
    const [firstEdge] = this.#edges;
    const byFile = firstEdge === undefined ? this.directedByDefault : isDirected(firstEdge);
    const directed = this.#options.directed ?? byFile;
    const { edges, weights } = this.#edgesByIndex(directed);
    const graph = Graph.fromEdges({
      name: fileName && graphName(fileName),
      nodeCount: ids.length,
      directed,
      edges,
      weights: weights.some((weight) => weight !== 1) ? Float32Array.from(weights) : undefined,
      features: matrix,
      labels,
      ids: areIndices(ids) ? undefined : ids,
    });
    return { graph, format, ...told };
  }

  #edgesByIndex(directed: boolean): { edges: NodePairs; weights: readonly number[] } {
    const [sources, targets, weights]: [number[], number[], number[]] = [[], [], []];
    for (const [index, edge] of this.#edges.entries()) {
      const [source, target] = this.#ends(edge, index);
      const weight = edge.weight ?? 1;
      sources.push(source);
      targets.push(target);
      weights.push(weight);
      if (!directed || edge.direction !== 'mutual') continue;
      sources.push(target);
      targets.push(source);
      weights.push(weight);
    }
    return {
      edges: { sources: Uint32Array.from(sources), targets: Uint32Array.from(targets) },
      weights,
    };
  }

  #ends({ source, target }: FileEdge, index: number): [number, number] {
    const [from, to] = [this.#nodes.get(source), this.#nodes.get(target)];
    if (from !== undefined && to !== undefined) return [from, to];
    const id = from === undefined ? source : target;
    const what = `the edge from '${source}' to '${target}': node '${id}' is not among the nodes; add it, or remove the edge`;
    return this.#fail(what, 'edge', index, 'unknown-node');
  }

  #fail(
    what: string,
    kind: 'node' | 'edge',
    index: number,
    code: FormatErrorCode = this.#file.code,
  ): never {
    const line = this.#file.lineOf(kind, index);
    throw new FormatError(code, what, { file: this.#options.fileName, line });
  }
}

function isDirected({ direction }: FileEdge): boolean {
  return direction !== 'undirected';
}
