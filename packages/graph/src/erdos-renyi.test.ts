import { describe, expect, it } from 'vitest';
import { erdosRenyi } from './erdos-renyi.js';

describe('erdosRenyi', () => {
  it.each([false, true])('has each edge with the given probability (directed: %s)', (directed) => {
    const nodeCount = 300;
    const probability = 0.05;
    const graph = erdosRenyi({ nodeCount, probability, directed, seed: 1 });
    const candidates = (nodeCount * (nodeCount - 1)) / (directed ? 1 : 2);
    const deviation = Math.sqrt(candidates * probability * (1 - probability));
    expect(Math.abs(graph.edgeCount - candidates * probability)).toBeLessThan(5 * deviation);
    expect(graph.directed).toBe(directed);
    expect(graph.cleaned).toEqual({ selfLoops: 0, duplicateEdges: 0 });
  });

  it('is empty for 0 and complete for 1', () => {
    expect(erdosRenyi({ nodeCount: 9, probability: 0 }).edgeCount).toBe(0);
    expect(erdosRenyi({ nodeCount: 9, probability: 1 }).edgeCount).toBe(36);
    expect(erdosRenyi({ nodeCount: 9, probability: 1, directed: true }).edgeCount).toBe(72);
  });

  it('takes time for its edges, not for its 10^10 pairs', () => {
    const graph = erdosRenyi({ nodeCount: 100_000, probability: 2e-6 });
    expect(Math.abs(graph.edgeCount - 10_000)).toBeLessThan(500);
  });

  it('repeats for the same seed only', () => {
    const edges = (seed: number) => erdosRenyi({ nodeCount: 50, probability: 0.2, seed }).edges;
    expect(edges(1)).toEqual(edges(1));
    expect(edges(1)).not.toEqual(edges(2));
  });

  it.each([
    { options: { nodeCount: 5, probability: 1.5 }, message: /probability must be in.*got 1.5/ },
    { options: { nodeCount: 5, probability: Number.NaN }, message: /got NaN/ },
    { options: { nodeCount: 0, probability: 0.5 }, message: /erdosRenyi: nodeCount must be/ },
    { options: { nodeCount: 1e9, probability: 0.5 }, message: /from 1 to 2\^26/ },
  ])('refuses $options', ({ options, message }) => {
    expect(() => erdosRenyi(options)).toThrow(message);
  });
});
