import { type Graph, splitEdges, verifySplit } from '@latentgraph/graph';
import { expect } from 'vitest';

/** Splits of a graph do not leak, are the same for the same seed, and others for another. */
export function expectSoundSplits(graph: Graph): void {
  const split = splitEdges(graph, { seed: 3 });
  verifySplit(split, graph);
  const [again, other] = [3, 4].map((seed) => splitEdges(graph, { seed }));
  expect(again?.train.edges).toEqual(split.train.edges);
  expect(again?.validation).toEqual(split.validation);
  expect(again?.test).toEqual(split.test);
  expect(other?.test).not.toEqual(split.test);
}
