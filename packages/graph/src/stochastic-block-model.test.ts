import { describe, expect, it } from 'vitest';
import { stochasticBlockModel } from './stochastic-block-model.js';
import { listOf } from './testing/arbitrary-graph.js';

const blockSizes = [100, 60, 140];
const symmetric = [
  [0.2, 0.01, 0.05],
  [0.01, 0.4, 0],
  [0.05, 0, 0.1],
];
const asymmetric = [
  [0.2, 0.3, 0.05],
  [0.01, 0.4, 0],
  [0.15, 0.02, 0.1],
];

describe('stochasticBlockModel', () => {
  it.each([
    { directed: false, probabilities: symmetric },
    { directed: true, probabilities: asymmetric },
  ])('joins blocks with their probabilities (directed: $directed)', (options) => {
    const { directed, probabilities } = options;
    const graph = stochasticBlockModel({ blockSizes, probabilities, directed, seed: 5 });
    const blocks = graph.labels!.classes;
    const counts = blockSizes.map(() => new Float64Array(blockSizes.length));
    for (const [source, target] of listOf(graph.edges)) {
      counts[blocks[source]!]![blocks[target]!]!++;
    }
    blockSizes.forEach((sizeA, a) => {
      blockSizes.forEach((sizeB, b) => {
        const candidates = a === b ? (sizeA * (sizeA - 1)) / (directed ? 1 : 2) : sizeA * sizeB;
        // Undirected edges run from the lower node, so from the earlier block.
        const p = !directed && b < a ? 0 : probabilities[a]![b]!;
        const deviation = Math.sqrt(candidates * p * (1 - p));
        expect(Math.abs(counts[a]![b]! - candidates * p)).toBeLessThanOrEqual(5 * deviation);
      });
    });
  });

  it('labels each node with its block', () => {
    const graph = stochasticBlockModel({
      blockSizes: [2, 1],
      probabilities: symmetric.slice(0, 2).map((row) => row.slice(0, 2)),
    });
    expect(graph.nodeCount).toBe(3);
    expect([...graph.labels!.classes]).toEqual([0, 0, 1]);
    expect(graph.labels!.names).toEqual(['block 0', 'block 1']);
  });

  it('joins nothing twice, and no node to itself, at probability 1', () => {
    const one = {
      blockSizes: [3, 4],
      probabilities: [
        [1, 1],
        [1, 1],
      ],
    };
    expect(stochasticBlockModel(one)).toMatchObject({
      edgeCount: 21,
      cleaned: { selfLoops: 0, duplicateEdges: 0 },
    });
    expect(stochasticBlockModel({ ...one, directed: true }).edgeCount).toBe(42);
  });

  it('makes tens of thousands of nodes', () => {
    const graph = stochasticBlockModel({
      blockSizes: [20_000, 30_000],
      probabilities: [
        [1e-4, 1e-6],
        [1e-6, 1e-4],
      ],
    });
    expect(Math.abs(graph.edgeCount - 65_600)).toBeLessThan(1500);
  });

  it.each([
    { options: { blockSizes: [], probabilities: [] }, message: /at least one block/ },
    { options: { blockSizes: [0], probabilities: [[1]] }, message: /blockSizes\[0\].*got 0/ },
    { options: { blockSizes: [2], probabilities: [[1, 1]] }, message: /1 rows of 1 numbers/ },
    { options: { blockSizes: [2], probabilities: [[2]] }, message: /\[0\]\[0\] must be in.*got 2/ },
    { options: { blockSizes: [2 ** 27], probabilities: [[0]] }, message: /nodeCount must be/ },
    {
      options: {
        blockSizes: [1, 1],
        probabilities: [
          [0, 0.5],
          [0.25, 0],
        ],
      },
      message: /\[0\]\[1\] is 0.5 but \[1\]\[0\] is 0.25.*symmetric/,
    },
  ])('refuses $options', ({ options, message }) => {
    expect(() => stochasticBlockModel(options)).toThrow(message);
  });
});
