import {
  barabasiAlbert,
  CsrMatrix,
  erdosRenyi,
  Graph,
  Random,
  sampleNegatives,
} from '@latentgraph/graph';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kernelMemory } from '../wasm/kernel-memory.js';
import { releaseMatrix } from '../wasm/matrix-copies.js';
import { drawNegatives } from './draw-negatives.js';

/** Draws some words, then negatives three times, by the kernel and by `sampleNegatives`. */
function expectTheSame(
  adjacency: CsrMatrix,
  count: number,
  directed: boolean,
  skipped: number,
): void {
  const [random, reference] = [new Random(3, 'negatives'), new Random(3, 'negatives')];
  random.skip(skipped);
  reference.skip(skipped);
  for (let draw = 0; draw < 3; draw++) {
    const actual = drawNegatives(adjacency, { count, random, directed });
    expect(actual).toEqual(sampleNegatives(adjacency, { count, random: reference, directed }));
    expect(random.state).toEqual(reference.state);
  }
}

it('draws the pairs of sampleNegatives, and leaves the stream where it does', () => {
  const node = fc.nat(29);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(node, node), { maxLength: 120 }),
      fc.integer({ min: 1, max: 70 }),
      fc.boolean(),
      fc.nat(9),
      (places, count, directed, skipped) => {
        const rows = places.map(([row]) => row);
        const columns = places.map(([, column]) => column);
        const adjacency = CsrMatrix.fromEntries(30, 30, { rows, columns });
        expectTheSame(adjacency, count, directed, skipped);
        releaseMatrix(adjacency);
      },
    ),
  );
});

it('does so on graphs of thousands of nodes, with hubs, directed and not, far along the stream', () => {
  const scaleFree = barabasiAlbert({ nodeCount: 5000, edgesPerNode: 4 });
  expectTheSame(scaleFree.adjacency, 20_000, false, 0);
  expectTheSame(scaleFree.adjacency, 2000, false, 4 * (2 ** 32 - 3) + 2);
  const { edges } = erdosRenyi({ nodeCount: 3000, probability: 0.002 });
  const { adjacency } = Graph.fromEdges({ nodeCount: 3000, edges, directed: true });
  expectTheSame(adjacency, 6000, true, 6);
});

it('finds every edge in rows of up to 50', () => {
  const nodes = Array.from({ length: 100 }, (_, node) => node);
  const edges = nodes.flatMap((row) =>
    nodes.slice(0, Math.min(row, 50)).map((k) => ({ row, column: (37 * k + row + 1) % 100 })),
  );
  const adjacency = CsrMatrix.fromEntries(100, 100, {
    rows: edges.map(({ row }) => row),
    columns: edges.map(({ column }) => column),
  });
  expectTheSame(adjacency, 30_000, true, 0);
});

it('leaves dense graphs, and what is wrong, to sampleNegatives', () => {
  const dense = erdosRenyi({ nodeCount: 20, probability: 0.9 }).adjacency;
  expectTheSame(dense, 10, false, 0);
  const options = { count: 1, random: new Random(0, 'negatives') };
  const complete = erdosRenyi({ nodeCount: 20, probability: 1 }).adjacency;
  expect(() => drawNegatives(complete, options)).toThrow(
    expect.objectContaining({ code: 'not-enough-pairs' }),
  );
  expect(() => drawNegatives(CsrMatrix.identity(9), { ...options, count: 1.5 })).toThrow(
    expect.objectContaining({ code: 'invalid-argument' }),
  );
  const flat = CsrMatrix.fromEntries(9, 8, { rows: [], columns: [] });
  expect(() => drawNegatives(flat, options)).toThrow(
    expect.objectContaining({ code: 'invalid-matrix' }),
  );
});

it('leaves nothing behind but a copy of the pattern', () => {
  const { adjacency } = erdosRenyi({ nodeCount: 100, probability: 0.1 });
  const before = kernelMemory();
  const random = new Random(0, 'negatives');
  drawNegatives(adjacency, { count: 50, random });
  const after = kernelMemory();
  expect(after.allocations).toBe(before.allocations + 1);
  expect(after.bytes).toBe(before.bytes + 4 * (101 + adjacency.nonZeros));
  drawNegatives(adjacency, { count: 50, random });
  expect(kernelMemory()).toEqual(after);
  releaseMatrix(adjacency);
  expect(kernelMemory()).toEqual(before);
});
