import { describe, expect, it } from 'vitest';
import { Graph } from './graph.js';
import type { EdgeSplit } from './split-edges.js';
import { pairs } from './testing/arbitrary-graph.js';
import { verifySplit } from './verify-split.js';

type PairList = readonly (readonly [number, number])[];

/** A sound split of a graph of 8 nodes, parts of which a test replaces. */
function splitOf(parts: {
  train?: PairList;
  validation?: PairList;
  validationNegatives?: PairList;
  test?: PairList;
  testNegatives?: PairList;
  directed?: boolean;
  nodeCount?: number;
  weights?: Float32Array;
}): EdgeSplit {
  const train = parts.train ?? [
    [0, 1],
    [1, 2],
    [2, 3],
  ];
  return {
    train: Graph.fromEdges({
      nodeCount: parts.nodeCount ?? 8,
      directed: parts.directed ?? false,
      edges: pairs(train),
      weights: parts.weights,
    }),
    validation: {
      positives: pairs(parts.validation ?? [[3, 4]]),
      negatives: pairs(parts.validationNegatives ?? [[0, 7]]),
    },
    test: {
      positives: pairs(
        parts.test ?? [
          [4, 5],
          [5, 6],
        ],
      ),
      negatives: pairs(
        parts.testNegatives ?? [
          [7, 1],
          [2, 7],
        ],
      ),
    },
  };
}

const full = {
  nodeCount: 8,
  edges: pairs([
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 6],
  ]),
};

describe('verifySplit', () => {
  it('accepts a sound split', () => {
    verifySplit(splitOf({}));
    verifySplit(splitOf({}), Graph.fromEdges(full));
    verifySplit(splitOf({ directed: true }), Graph.fromEdges({ ...full, directed: true }));
  });

  it.each([
    {
      leak: 'a test edge trained on, in the same direction',
      parts: { test: [[1, 2]] as const },
      message: '1 of 1 test positives are also among the training edges, first (1, 2)',
    },
    {
      leak: 'a test edge trained on, in the other direction',
      parts: {
        test: [
          [4, 5],
          [2, 1],
          [1, 0],
        ] as const,
      },
      message:
        '2 of 3 test positives are also among the training edges, first (2, 1) at position 1',
    },
    {
      leak: 'a validation edge trained on',
      parts: { validation: [[3, 2]] as const },
      message: 'validation positives are also among the training edges, first (3, 2)',
    },
    {
      leak: 'an edge in validation and test',
      parts: { test: [[4, 3]] as const },
      message: 'test positives are also among the validation positives, first (4, 3)',
    },
    {
      leak: 'a test edge twice',
      parts: {
        test: [
          [4, 5],
          [5, 4],
        ] as const,
      },
      message: '1 of 2 test positives occur there before, first (5, 4) at position 1',
    },
    {
      leak: 'a negative that is a training edge',
      parts: { testNegatives: [[1, 0]] as const },
      message: 'test negatives are also among the training edges, first (1, 0)',
    },
    {
      leak: 'a validation negative that is a test edge',
      parts: { validationNegatives: [[6, 5]] as const },
      message: 'validation negatives are also among the test positives, first (6, 5)',
    },
    {
      leak: 'a negative of both sets',
      parts: { testNegatives: [[7, 0]] as const },
      message: 'test negatives are also among the validation negatives, first (7, 0)',
    },
    {
      leak: 'a negative twice',
      parts: {
        testNegatives: [
          [2, 7],
          [7, 2],
        ] as const,
      },
      message: 'test negatives occur there before, first (7, 2)',
    },
    {
      leak: 'a negative that is a self-loop',
      parts: { validationNegatives: [[5, 5]] as const },
      message: 'validation negatives join a node to itself, first (5, 5)',
    },
    {
      leak: 'a positive that is a self-loop',
      parts: { test: [[5, 5]] as const },
      message: 'test positives join a node to itself',
    },
    {
      leak: 'a node that is not there',
      parts: { testNegatives: [[2, 8]] as const },
      message: 'test negatives name a node that is not among the 8 of the training graph',
    },
  ])('refuses $leak', ({ parts, message }) => {
    expect(() => verifySplit(splitOf(parts))).toThrow(message);
    expect(() => verifySplit(splitOf(parts))).toThrow(
      expect.objectContaining({ name: 'GraphError', code: 'invalid-split' }),
    );
  });

  it('lets the reverse of a directed edge be another pair', () => {
    const parts = { test: [[2, 1]] as const, testNegatives: [[1, 0]] as const, directed: true };
    verifySplit(splitOf(parts));
    expect(() => verifySplit(splitOf({ ...parts, test: [[1, 2]] }))).toThrow(/training edges/);
  });

  it('refuses lists of unequal length', () => {
    const split = splitOf({});
    const broken = {
      ...split,
      test: {
        ...split.test,
        positives: { sources: Uint32Array.of(4), targets: new Uint32Array() },
      },
    };
    expect(() => verifySplit(broken)).toThrow(/test positives have 1 sources but 0 targets/);
  });

  it.each([
    {
      what: 'other nodes',
      parts: { nodeCount: 9 },
      message: 'the training graph has 9 nodes, the full graph 8',
    },
    {
      what: 'another direction',
      parts: { directed: true },
      message: 'the training graph is directed, the full graph undirected',
    },
    {
      what: 'an edge too many',
      parts: {
        train: [
          [0, 1],
          [0, 2],
        ] as const,
      },
      message: '1 of 2 training edges are no edges of the full graph, first (0, 2)',
    },
    {
      what: 'a test edge that is none',
      parts: { test: [[4, 6]] as const },
      message: '1 of 1 test positives are no edges of the full graph, first (4, 6)',
    },
    {
      what: 'an edge missing',
      parts: { test: [[4, 5]] as const },
      message: 'its parts have 5 edges, the full graph 6',
    },
    {
      what: 'another weight',
      parts: { weights: Float32Array.of(1, 2, 1) },
      message: '1 of 3 training edges have another weight than in the full graph, first (1, 2)',
    },
  ])('refuses, against the full graph, $what', ({ parts, message }) => {
    verifySplit(splitOf(parts));
    expect(() => verifySplit(splitOf(parts), Graph.fromEdges(full))).toThrow(message);
  });
});
