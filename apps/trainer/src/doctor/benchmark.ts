/** @file Real work for about a second on the current backend: how fast it is, and whether it computes right. */
import { erdosRenyi, Random } from '@latentgraph/graph';
import { allPairsCrossEntropy, randomNormal } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { median } from '../summary.js';

/** What a backend did in a second. */
export interface BackendSpeed {
  /** Dense product of TensorFlow.js's own, in 10^9 floating-point operations per second. */
  readonly productGflops: number;
  /** Exact loss over all pairs of 2,708 nodes in 16 dimensions with its gradient, in milliseconds. */
  readonly allPairsMilliseconds: number;
}

/** Rows and columns of the factors: large enough to be worth it, small enough for the slowest backend. */
const productSize = 256;

/** Nodes and edges as many as the citation graph Cora has. */
const nodes = 2708;
const edges = 5278;
const dimensions = 16;

/** Half a second for each of the two. */
const millisecondsEach = 500;

/**
 * Measures the current backend.
 * @throws Error where it computes something wrong
 */
export function measureBackend(): BackendSpeed {
  const productMilliseconds = tf.tidy(measureProduct);
  return {
    productGflops: (2 * productSize ** 3) / (productMilliseconds * 1e6),
    allPairsMilliseconds: tf.tidy(measureAllPairs),
  };
}

function measureProduct(): number {
  const ones = tf.ones<tf.Rank.R2>([productSize, productSize]);
  return medianMilliseconds(() => {
    // Reading is part of the work: a product nobody reads may not have been computed.
    const product = tf.matMul(ones, ones).dataSync();
    if (product.some((value) => value !== productSize)) {
      throw new Error(`it computes wrong: a product of ones is not ${productSize}`);
    }
  });
}

function measureAllPairs(): number {
  const probability = (2 * edges) / (nodes * (nodes - 1));
  const { adjacency } = erdosRenyi({ nodeCount: nodes, probability, seed: 0 });
  const z = randomNormal([nodes, dimensions], new Random(0, 'latent'));
  const differentiate = tf.valueAndGrad((x) => allPairsCrossEntropy(x as tf.Tensor2D, adjacency));
  return medianMilliseconds(() => {
    const { value, grad } = differentiate(z);
    const [loss, slope] = [value, grad].map((tensor) => tensor.dataSync()[0]);
    if (!Number.isFinite(loss) || !Number.isFinite(slope)) {
      throw new Error(`it computes wrong: the loss over all pairs is ${loss}, its slope ${slope}`);
    }
  });
}

/** The first call prepares what the others use again, and does not count. */
function medianMilliseconds(work: () => void): number {
  tf.tidy(work);
  const times: number[] = [];
  const end = performance.now() + millisecondsEach;
  do {
    const start = performance.now();
    tf.tidy(work);
    times.push(performance.now() - start);
  } while (performance.now() < end);
  return median(times);
}
