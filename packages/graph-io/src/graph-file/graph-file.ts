/**
 * @file What the readers of graph files give: the graph, and what a file tells of its nodes for
 * which a `Graph` has no place.
 */
import type { Graph } from '@latentgraph/graph';

/** The formats of graph files. */
export type GraphFormat = 'edge-list' | 'graphml' | 'gexf' | 'node-link';

/** A column of X. */
export interface FeatureColumn {
  /** Name of the attribute. */
  readonly name: string;
  /** Number of nodes that have no value in the file; theirs is 0. */
  readonly missing: number;
}

/** A graph from a file. */
export interface GraphFile {
  /** Self-loops and repeated edges that were removed are counted in `graph.cleaned`. */
  readonly graph: Graph;
  readonly format: GraphFormat;
  /**
   * Name of each node `[N]` to show to people, its id where it has none; undefined where the file
   * has no names besides the ids. Several nodes may have the same one.
   */
  readonly names: readonly string[] | undefined;
  /** The attributes that are the columns of `graph.features`, in their order. */
  readonly features: readonly FeatureColumn[];
  /** The attribute that gave `graph.labels`. */
  readonly labelAttribute: string | undefined;
  /** Attributes of nodes that are in none of these. */
  readonly unusedAttributes: readonly string[];
}

/** Options of the readers of graph files. */
export interface GraphFileOptions {
  /** For messages, and without its endings the name of the graph. */
  readonly fileName?: string | undefined;
  /**
   * Whether edges have a direction, whatever the file says: `true` takes undirected edges from
   * source to target, `false` drops directions.
   * @default as the file says; where it has edges of both kinds, that is an error
   */
  readonly directed?: boolean | undefined;
  /**
   * Names of the numeric and boolean attributes of nodes that become the columns of X, in this
   * order; none for a featureless graph.
   * @default all of them, in the order in which the file has them
   */
  readonly features?: readonly string[] | undefined;
  /**
   * Name of the attribute of nodes that gives the classes.
   * @default the first there is of class, category, community, group, modularity class, type and,
   *   where it holds numbers, label; in upper or lower case
   */
  readonly labelAttribute?: string | undefined;
}
