/** @file The options of `loadDataset`. */
import type { SyntheticOptions } from './synthetic.js';

/** Options of `loadDataset`; those for one kind of dataset say so. */
export interface LoadOptions {
  /**
   * Leaves node features out: X = I.
   * @default false
   */
  readonly featureless?: boolean | undefined;
  /**
   * `cora`, `citeseer`, `pubmed`, `coauthor_cs`, and any other name: folder that holds
   * `planetoid/ind.NAME.*` or else `npz/NAME.npz`, or these files themselves; used in place of the
   * cache.
   */
  readonly dataRoot?: string | undefined;
  /**
   * `cora`, `citeseer`, `pubmed`: folder where downloaded files are kept.
   * @default `latentgraph` in the user's cache folder (XDG_CACHE_HOME and the like)
   */
  readonly cacheDirectory?: string | undefined;
  /**
   * `cora`, `citeseer`, `pubmed`: address of the folder to download the files from.
   * @default the repository of Planetoid's authors
   */
  readonly mirror?: string | undefined;
  /**
   * `wordnet`: numbers of the lexicographer files whose synsets become nodes, 3 to 28.
   * @default [5], animals
   */
  readonly lexicographerFiles?: readonly number[] | undefined;
  /** `synthetic`: size and seed of the graph. */
  readonly synthetic?: SyntheticOptions | undefined;
  /** Cancels a download. */
  readonly signal?: AbortSignal | undefined;
}
