import { describe, expect, it } from 'vitest';
import { type SyntheticOptions, synthetic } from './synthetic.js';
import { classSizes } from './testing/checksums.js';

describe('synthetic', () => {
  it('has the size, communities and degree asked for', () => {
    const graph = synthetic({ nodes: 3001, communities: 3, degree: 10, features: 50 }, false);
    expect(graph).toMatchObject({ nodeCount: 3001, featureCount: 50, directed: false });
    expect(classSizes(graph.labels!.classes, 3)).toEqual([1000, 1000, 1001]);
    // 15,005 edges are expected, with a standard deviation of about 122.
    expect(Math.abs(graph.edgeCount - 15005)).toBeLessThan(5 * 122);
    const { classes } = graph.labels!;
    const { sources, targets } = graph.edges;
    const within = sources.filter((source, k) => classes[source] === classes[targets[k]!]).length;
    expect(within / graph.edgeCount).toBeCloseTo(0.75, 1);
  });

  it('has features that tell the communities apart', () => {
    const graph = synthetic({ nodes: 400, communities: 4, features: 40 }, false);
    const { rows, columns } = graph.features!.toEntries();
    const own = rows.filter(
      (row, k) => Math.floor(columns[k]! / 10) === graph.labels!.classes[row],
    );
    expect(own.length / rows.length).toBeGreaterThan(0.6);
    expect(own.length / rows.length).toBeLessThan(0.9);
  });

  it('is the same for the same seed only', () => {
    const [a, b, c] = [0, 0, 1].map((seed) => synthetic({ seed }, false));
    expect(b).toEqual(a);
    expect(c!.edges).not.toEqual(a!.edges);
    expect(c!.features).not.toEqual(a!.features);
    expect(synthetic({}, true).features).toBeUndefined();
    expect(synthetic({}, true).edges).toEqual(a!.edges);
  });

  it('can be one community, or as many as nodes', () => {
    expect(synthetic({ communities: 1 }, false).labels!.names).toEqual(['community 0']);
    expect(synthetic({ nodes: 8, communities: 8, features: 8, degree: 3 }, false).nodeCount).toBe(
      8,
    );
  });

  it.each<[SyntheticOptions, string]>([
    [{ nodes: 1 }, 'nodes must be a whole number from 2 to 67108864, got 1'],
    [{ nodes: 2.5 }, 'nodes must be a whole number'],
    [{ communities: 0 }, 'communities must be a whole number from 1 to 200, got 0'],
    [{ features: 3 }, 'features must be a whole number from 4'],
    [{ degree: 0 }, 'degree must be above 0 and below the number of nodes, 200, got 0'],
    [{ degree: 200 }, 'degree must be'],
    [{ degree: Number.NaN }, 'degree must be'],
  ])('refuses %j', (options, message) => {
    expect(() => synthetic(options, false)).toThrow(
      expect.objectContaining({
        name: 'DatasetError',
        code: 'invalid-argument',
        message: expect.stringContaining(`synthetic: ${message}`),
      }),
    );
  });
});
