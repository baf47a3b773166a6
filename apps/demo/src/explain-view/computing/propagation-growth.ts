/** @file What many rounds of messages do to the size of numbers, with and without normalization. */
import { addSelfLoops, type Graph, symmetricNormalization } from '@latentgraph/graph';
import { spmm } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { withoutTensors } from './without-tensors.js';

/** The largest number after some rounds, where every node begins with 1. */
export interface Growth {
  readonly rounds: number;
  /** By A + I. */
  readonly plain: number;
  /** By Ã. */
  readonly normalized: number;
}

/** @param rounds increasing */
export function growthOver(graph: Graph, rounds: readonly number[]): Growth[] {
  const plain = largestAfter(rounds, addSelfLoops(graph.adjacency));
  const normalized = largestAfter(rounds, symmetricNormalization(graph.adjacency));
  return rounds.map((count, k) => ({
    rounds: count,
    plain: plain[k]!,
    normalized: normalized[k]!,
  }));
}

function largestAfter(
  rounds: readonly number[],
  propagation: Parameters<typeof spmm>[0],
): readonly number[] {
  return withoutTensors(() => {
    let x: tf.Tensor2D = tf.ones([propagation.rows, 1]);
    let done = 0;
    return rounds.map((count) => {
      for (; done < count; done++) x = spmm(propagation, x);
      return Math.max(...x.dataSync());
    });
  });
}
