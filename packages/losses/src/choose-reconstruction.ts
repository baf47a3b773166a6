/**
 * @file The rule by which `auto` takes the exact or the sampled loss: exact, unless an epoch would
 * take too long or too much memory. Time and memory are estimated from measurements of the all-pairs
 * kernel on one thread (2 GHz server cores; a faster machine only makes the estimate cautious).
 */

/** What the choice depends on. */
export interface ReconstructionSituation {
  /** N */
  readonly nodeCount: number;
  /** d */
  readonly latent: number;
  /** Whether the decoder has `allPairsLoss`, without which there is no exact loss. */
  readonly hasAllPairsLoss: boolean;
}

/** The loss to take, and why. */
export interface ReconstructionChoice {
  readonly type: 'exact' | 'sampled';
  /** One clause without a final period, to show to a person. */
  readonly reason: string;
}

/** Time of one ordered pair of nodes: a constant part, and a part for each latent dimension. */
const nanosecondsPerPair = 0.5;
const nanosecondsPerPairAndDimension = 0.1;

/** The kernel keeps twelve copies of z: two packed ones, eight partial gradients, input and output. */
const bytesPerLatentNumber = 4 * 12;

const budgetSeconds = 5;
const budgetBytes = 512 * 2 ** 20;

/**
 * Exact where the decoder has it and an epoch is estimated at 5 seconds and 512 MiB at most: up to
 * some 48,000 nodes at 16 latent dimensions.
 */
export function chooseReconstruction(situation: ReconstructionSituation): ReconstructionChoice {
  const { nodeCount, latent, hasAllPairsLoss } = situation;
  if (!hasAllPairsLoss) {
    return { type: 'sampled', reason: 'the decoder has no exact loss over all pairs' };
  }
  const nanoseconds = nanosecondsPerPair + nanosecondsPerPairAndDimension * latent;
  const seconds = nanoseconds * 1e-9 * nodeCount ** 2;
  const bytes = bytesPerLatentNumber * nodeCount * latent;
  const pairs = `all pairs of ${nodeCount} nodes at ${latent} latent dimensions`;
  const cost = `${about(seconds)} s and ${about(bytes / 2 ** 20)} MiB per epoch`;
  const budget = `${budgetSeconds} s and ${budgetBytes / 2 ** 20} MiB`;
  return seconds <= budgetSeconds && bytes <= budgetBytes
    ? { type: 'exact', reason: `${pairs} take ${cost}, within ${budget}` }
    : { type: 'sampled', reason: `${pairs} would take ${cost}, more than ${budget}` };
}

function about(value: number): string {
  return value < 0.01 ? 'less than 0.01' : `about ${Number(value.toPrecision(2))}`;
}
