/**
 * @file Graphs with communities that features tell something about: a stochastic block model with a
 * bag of words per node, most of them from the vocabulary of the node's community.
 */
import { CsrMatrix, Graph, Random, stochasticBlockModel } from '@latentgraph/graph';
import { DatasetError } from './errors.js';

/** Options of the dataset `synthetic`. */
export interface SyntheticOptions {
  /** N. @default 200 */
  readonly nodes?: number | undefined;
  /** Number of communities, of equal size up to one node. @default 4 */
  readonly communities?: number | undefined;
  /** Expected number of edges of a node, 3/4 of them within its community. @default 8 */
  readonly degree?: number | undefined;
  /** F, at least one for each community. @default 32 */
  readonly features?: number | undefined;
  /** Seed of the edges and the features. @default 0 */
  readonly seed?: number | undefined;
}

/** Share of a node's expected edges, and of its words, that stay within its community. */
const withinShare = 0.75;
const wordsPerNode = 8;

/**
 * A stochastic block model whose labels are its communities.
 * @throws DatasetError `invalid-argument` for numbers that describe no such graph
 */
export function synthetic(options: SyntheticOptions, featureless: boolean): Graph {
  const { nodes = 200, communities = 4, degree = 8, features = 32, seed = 0 } = options;
  checkCount('nodes', nodes, 2);
  checkCount('communities', communities, 1, nodes);
  checkCount('features', features, communities);
  const boundaries = Array.from({ length: communities + 1 }, (_, k) =>
    Math.floor((k * nodes) / communities),
  );
  const blockSizes = boundaries.slice(1).map((end, k) => end - boundaries[k]!);
  const graph = stochasticBlockModel({
    blockSizes,
    probabilities: linkProbabilities(blockSizes, degree),
    seed,
  });
  const { nodeCount, edges, labels } = graph;
  if (labels === undefined) throw new TypeError('a stochastic block model has labels');
  return Graph.fromEdges({
    name: 'synthetic',
    nodeCount,
    edges,
    labels: { classes: labels.classes, names: blockSizes.map((_, k) => `community ${k}`) },
    features: featureless ? undefined : communityWords(labels.classes, communities, features, seed),
  });
}

/** Probabilities that give nodes the degree, as far as blocks have room for it. */
function linkProbabilities(blockSizes: readonly number[], degree: number): number[][] {
  const nodes = blockSizes.reduce((sum, size) => sum + size, 0);
  if (!(degree > 0 && degree < nodes)) {
    throw new DatasetError(
      'invalid-argument',
      `synthetic: degree must be above 0 and below the number of nodes, ${nodes}, got ${degree}`,
    );
  }
  const size = nodes / blockSizes.length;
  const isOne = blockSizes.length === 1;
  const within = Math.min(1, ((isOne ? 1 : withinShare) * degree) / Math.max(1, size - 1));
  const between = isOne ? 0 : Math.min(1, ((1 - withinShare) * degree) / (nodes - size));
  return blockSizes.map((_, a) => blockSizes.map((_, b) => (a === b ? within : between)));
}

/** Binary features: words of the community's share of the vocabulary, mixed with any words. */
function communityWords(
  classes: Uint32Array,
  communities: number,
  features: number,
  seed: number,
): CsrMatrix {
  const random = new Random(seed, 'synthetic-features');
  const rows: number[] = [];
  const columns: number[] = [];
  for (const [node, community] of classes.entries()) {
    const words = new Set<number>();
    const begin = Math.floor((community * features) / communities);
    const end = Math.floor(((community + 1) * features) / communities);
    for (let k = 0; k < wordsPerNode; k++) {
      const own = random.uniform() < withinShare;
      words.add(own ? begin + random.integer(end - begin) : random.integer(features));
    }
    for (const word of words) {
      rows.push(node);
      columns.push(word);
    }
  }
  return CsrMatrix.fromEntries(classes.length, features, { rows, columns });
}

function checkCount(name: string, value: number, least: number, most = 2 ** 26): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new DatasetError(
    'invalid-argument',
    `synthetic: ${name} must be a whole number from ${least} to ${most}, got ${value}`,
  );
}
