/** @file What the writers of graph files write of a graph's nodes. */
import type { Graph } from '@latentgraph/graph';
import { FormatError } from '../errors.js';
import { singlePrecisionText } from '../text/single-precision-text.js';

/** Options of the writers of graph files. */
export interface WriteGraphOptions {
  /** Name of each node `[N]` to show to people. @default none but the ids */
  readonly names?: readonly string[] | undefined;
  /**
   * Names of the columns of X `[F]`, as which the features are written.
   * @default features are not written
   */
  readonly featureNames?: readonly string[] | undefined;
}

/** The attribute that holds the class of a node. */
export const classAttribute = 'class';

const reserved = new Set([classAttribute, 'id', 'label', 'name', 'title']);

/** The nodes of a graph, ready to be written. */
export class WrittenNodes {
  readonly #graph: Graph;
  readonly names: readonly string[] | undefined;
  readonly featureNames: readonly string[];

  /** @throws FormatError `invalid-argument` where names do not fit the graph */
  constructor(graph: Graph, { names, featureNames }: WriteGraphOptions) {
    this.#graph = graph;
    this.names = names;
    this.featureNames = featureNames ?? [];
    if (names && names.length !== graph.nodeCount) {
      fail(`names: got ${names.length} for ${graph.nodeCount} nodes`);
    }
    if (featureNames) checkFeatureNames(featureNames, graph.features?.columns ?? 0);
  }

  /** Name of a node's class; undefined in an unlabeled graph. */
  classOf(node: number): string | undefined {
    const { labels } = this.#graph;
    return labels?.names[labels.classes[node]!];
  }

  /** The features of a node that are not 0: the column of each, and its value as text. */
  *featuresOf(node: number): Generator<[column: number, value: string]> {
    const { features } = this.#graph;
    if (features === undefined || this.featureNames.length === 0) return;
    const end = features.rowPointers[node + 1]!;
    for (let entry = features.rowPointers[node]!; entry < end; entry++) {
      yield [features.columnIndices[entry]!, singlePrecisionText(features.values[entry]!)];
    }
  }
}

function checkFeatureNames(names: readonly string[], columns: number): void {
  if (names.length !== columns) fail(`featureNames: got ${names.length} for ${columns} columns`);
  const seen = new Set(reserved);
  for (const name of names) {
    if (seen.has(name.toLowerCase())) {
      fail(`featureNames: '${name}' is taken; another attribute has this name`);
    }
    seen.add(name.toLowerCase());
  }
}

function fail(what: string): never {
  throw new FormatError('invalid-argument', what);
}
