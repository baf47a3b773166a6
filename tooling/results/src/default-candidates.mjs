/**
 * @file What choose-defaults.mjs compares: the paper's settings, and others that differ from them in
 * the setting their label names.
 */

/** @typedef {'gae' | 'vgae'} Kind */

/**
 * @typedef {object} Setting
 * @property {string} label
 * @property {(nodeCount: number) => Partial<import('@latentgraph/models').GraphAutoencoderSettings>} [model]
 * @property {import('@latentgraph/training').TrainOptions} [training]
 * @property {boolean} [rowNormalized]
 * @property {readonly Kind[]} [kinds] where it makes a difference
 * @property {number} [seeds] more than 3 for what looked better, and for what it is compared with
 */

/** @satisfies {Record<string, Setting>} */
const common = {
  linear: { label: 'linear encoder', model: () => ({ hidden: [] }) },
  withoutDivergence: { label: 'beta 0', model: () => ({ beta: 0 }), kinds: ['vgae'] },
  sampled: {
    label: 'sampled loss',
    model: () => ({ reconstruction: { type: 'sampled', negativesPerEdge: 1 } }),
  },
};

/**
 * The first of each is what the others are compared with.
 * @type {Readonly<Record<'features' | 'featureless', readonly [Setting, ...Setting[]]>>}
 */
export const candidates = {
  features: [
    { label: "the paper's" },
    { label: 'learning rate 0.005', training: { learningRate: 0.005 } },
    { label: 'learning rate 0.003', training: { learningRate: 0.003 } },
    { label: 'row-normalized features', rowNormalized: true },
    common.linear,
    common.withoutDivergence,
    common.sampled,
  ],
  featureless: [
    { label: "the paper's", seeds: 20 },
    { label: 'learning rate 0.005', training: { learningRate: 0.005 }, seeds: 6 },
    { label: 'learning rate 0.02', training: { learningRate: 0.02 } },
    { label: 'hidden 64', model: () => ({ hidden: [64] }), seeds: 20 },
    { label: 'latent 32', model: () => ({ latent: 32 }) },
    { label: 'separate trunk', model: () => ({ trunk: 'separate' }), kinds: ['vgae'], seeds: 6 },
    common.linear,
    common.withoutDivergence,
    common.sampled,
    ...[100, 30, 10].map((part) => heldByDivergence(part, part === 30 ? 20 : 6)),
    ...[10, 5, 3].map((part) => heldByPenalty(part, part === 3 ? 6 : 20)),
  ],
};

/** @type {(part: number, seeds: number) => Setting} */
function heldByDivergence(part, seeds) {
  return {
    label: `hidden 64, beta N / ${part}`,
    model: (nodeCount) => ({ hidden: [64], beta: Math.round(nodeCount / part) }),
    kinds: ['vgae'],
    seeds,
  };
}

/** @type {(part: number, seeds: number) => Setting} */
function heldByPenalty(part, seeds) {
  return {
    label: `hidden 64, latent penalty N / ${part}`,
    model: (nodeCount) => ({ hidden: [64], latentPenalty: Math.round(nodeCount / part) }),
    kinds: ['gae'],
    seeds,
  };
}

/** Epochs after which a table shows the figures; the last is where training ends. */
export const shownEpochs = { features: [100, 200], featureless: [100, 200, 400] };

/** @param {Setting} setting */
export function seedsOf({ seeds = 3 }) {
  return Array.from({ length: seeds }, (_, seed) => seed);
}
