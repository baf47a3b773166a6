/**
 * @file The most probable links that a graph does not have. All pairs are scored by the decoder in
 * blocks, so any decoder will do and memory stays bounded; time is of order N² d.
 */
import type { EdgeSplit, Graph, LinkSet, NodePairs } from '@latentgraph/graph';
import type { GraphAutoencoder } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { candidatePairs } from './candidate-pairs.js';
import { TrainingError } from './errors.js';
import { LinkCalibration } from './link-calibration.js';
import { linkLogits } from './link-scores.js';

export interface PredictLinksOptions {
  /** How many links to return. @default 20 */
  readonly top?: number;
  /** Only links of this node, in either direction. @default of all nodes */
  readonly node?: number;
}

/** A link that is not in the graph. */
export interface PredictedLink {
  readonly source: number;
  readonly target: number;
  /**
   * The model's own belief, 0 to 1: sigmoid of the logit, the loss's preference for links taken out.
   * Good for ordering, and usually far too sure to be a probability.
   */
  readonly score: number;
  /**
   * The share of links among pairs that score this high, measured on hidden validation links.
   * Absent where there are none to measure with.
   */
  readonly probability?: number;
}

/**
 * The strongest links that are not in a graph, strongest first. Of a split, messages pass over training
 * edges, held-out links are not predicted, and the validation links serve to calibrate.
 *
 * @throws TrainingError `invalid-option` for a number of links that is no whole number from 0, or a node
 *   that the graph does not have
 */
export async function predictLinks(
  model: GraphAutoencoder,
  data: Graph | EdgeSplit,
  { top = 20, node }: PredictLinksOptions = {},
): Promise<PredictedLink[]> {
  if (!Number.isInteger(top) || top < 0) {
    throw new TrainingError('invalid-option', `top must be a whole number from 0, got ${top}`);
  }
  const split = 'validation' in data ? data : null;
  const graph = 'train' in data ? data.train : data;
  if (node !== undefined && !(Number.isInteger(node) && node >= 0 && node < graph.nodeCount)) {
    throw new TrainingError(
      'invalid-option',
      `there is no node ${node} among ${graph.nodeCount}, counted from 0`,
    );
  }
  const shift = model.reconstruction.logOddsShift(model.prepare(graph).target);
  const z = tf.tidy(() => model.posterior(graph).mode);
  const logitsOf = (pairs: NodePairs): Promise<Float32Array> =>
    linkLogits(model.decoder, pairs, () => z);
  try {
    const calibration = split && (await calibrationFor(split, logitsOf));
    const strongest = new StrongestLinks(
      { top, node },
      graph,
      split ? [split.validation, split.test] : [],
    );
    for (const pairs of candidatePairs(graph)) {
      const logits = await logitsOf(pairs);
      calibration?.count(logits);
      strongest.offer(pairs, logits);
    }
    const probabilityOf = calibration?.probabilities();
    return strongest.links().map(({ source, target, logit }) => ({
      source,
      target,
      score: 1 / (1 + Math.exp(shift - logit)),
      ...(probabilityOf && { probability: probabilityOf(logit) }),
    }));
  } finally {
    z.dispose();
  }
}

async function calibrationFor(
  { validation, test }: EdgeSplit,
  logitsOf: (pairs: NodePairs) => Promise<Float32Array>,
): Promise<LinkCalibration | null> {
  const given = validation.positives.sources.length;
  if (given === 0) return null;
  const hidden = given + test.positives.sources.length;
  return new LinkCalibration(await logitsOf(validation.positives), hidden / given);
}

interface ScoredLink {
  readonly source: number;
  readonly target: number;
  readonly logit: number;
}

/** Keeps the strongest of many candidates. */
class StrongestLinks {
  readonly #top: number;
  readonly #node: number | undefined;
  readonly #nodeCount: number;
  readonly #excluded = new Set<number>();
  #kept: ScoredLink[] = [];
  #floor = Number.NEGATIVE_INFINITY;

  constructor(
    { top, node }: { readonly top: number; readonly node: number | undefined },
    { nodeCount }: Graph,
    excluded: readonly LinkSet[],
  ) {
    this.#top = top;
    this.#node = node;
    this.#nodeCount = nodeCount;
    for (const { positives } of excluded) {
      positives.sources.forEach((source, k) => {
        this.#excluded.add(this.#keyOf(source, positives.targets[k]!));
      });
    }
  }

  offer({ sources, targets }: NodePairs, logits: Float32Array): void {
    for (let k = 0; k < logits.length; k++) {
      const logit = logits[k]!;
      if (logit <= this.#floor) continue;
      const source = sources[k]!;
      const target = targets[k]!;
      if (this.#node !== undefined && source !== this.#node && target !== this.#node) continue;
      if (this.#excluded.has(this.#keyOf(source, target))) continue;
      this.#kept.push({ source, target, logit });
      if (this.#kept.length >= 64 + 2 * this.#top) this.#prune();
    }
  }

  links(): readonly ScoredLink[] {
    this.#prune();
    return this.#kept;
  }

  #prune(): void {
    this.#kept = this.#kept.sort((a, b) => b.logit - a.logit).slice(0, this.#top);
    if (this.#kept.length === this.#top) this.#floor = this.#kept.at(-1)?.logit ?? this.#floor;
  }

  #keyOf(source: number, target: number): number {
    return source * this.#nodeCount + target;
  }
}
