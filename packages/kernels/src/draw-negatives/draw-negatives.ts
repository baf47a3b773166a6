/**
 * @file Negatives for training, drawn by the WASM module. Not a registered kernel: it has no tensors, and
 * always runs on the host.
 */
import { type CsrMatrix, type NodePairs, type Random, sampleNegatives } from '@latentgraph/graph';
import { drawNegativesWasm } from './draw-negatives.wasm.js';

export interface DrawNegativesOptions {
  /** Number of pairs to draw. */
  readonly count: number;
  /** Where the draws come from. */
  readonly random: Random;
  /**
   * Whether (a, b) and (b, a) are different pairs. @default false
   */
  readonly directed?: boolean;
}

/** As in `sampleNegatives`: below this share of accepted draws the free pairs are listed instead. */
const leastAcceptance = 0.25;

/**
 * Node pairs drawn uniformly, with repetitions, among those that are neither edges nor self-loops: the very
 * pairs that `sampleNegatives` of `@latentgraph/graph` draws from the same stream, several times as fast.
 *
 * @param adjacency `[N, N]`, row = receiver; every stored entry is an edge, whatever its value
 * @throws GraphError as `sampleNegatives`
 */
export function drawNegatives(
  adjacency: CsrMatrix,
  { count, random, directed = false }: DrawNegativesOptions,
): NodePairs {
  const { rows, columns, nonZeros } = adjacency;
  const freeAtLeast = rows * (rows - 1) - (directed ? 1 : 2) * nonZeros;
  const isSparse = freeAtLeast >= leastAcceptance * rows ** 2;
  const isUsual = rows === columns && rows < 2 ** 26 && Number.isSafeInteger(count) && count > 0;
  return isSparse && isUsual && random.state.position % 2 === 0
    ? drawNegativesWasm(adjacency, count, random, directed)
    : sampleNegatives(adjacency, { count, random, directed });
}
