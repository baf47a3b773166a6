import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsrMatrix } from './csr-matrix.js';
import { Graph } from './graph.js';
import { inducedSubgraph } from './induced-subgraph.js';
import { arbitraryGraph, listOf, pairs } from './testing/arbitrary-graph.js';

/** A graph and some of its nodes, in any order. */
const graphAndNodes = arbitraryGraph().chain((graph) =>
  fc.tuple(
    fc.constant(graph),
    fc.shuffledSubarray(
      Array.from({ length: graph.nodeCount }, (_, node) => node),
      { minLength: 1 },
    ),
  ),
);

/** A[target, source] of every pair of nodes, by their ids. */
function adjacencyById(graph: Graph): Map<string, number> {
  const entries = new Map<string, number>();
  for (let row = 0; row < graph.nodeCount; row++) {
    const { rowPointers, columnIndices, values } = graph.adjacency;
    for (let k = rowPointers[row]!; k < rowPointers[row + 1]!; k++) {
      entries.set(`${graph.idOf(row)} ${graph.idOf(columnIndices[k]!)}`, values[k]!);
    }
  }
  return entries;
}

describe('inducedSubgraph', () => {
  it('has an entry in A exactly where both nodes are kept and the graph has it, of the same weight', () => {
    fc.assert(
      fc.property(graphAndNodes, ([graph, nodes]) => {
        const subgraph = inducedSubgraph(graph, nodes);
        expect(subgraph.ids).toEqual(nodes.map(String));
        expect(subgraph.directed).toBe(graph.directed);
        const kept = [...adjacencyById(graph)].filter(([pair]) =>
          pair.split(' ').every((node) => nodes.includes(Number(node))),
        );
        expect(adjacencyById(subgraph)).toEqual(new Map(kept));
      }),
    );
  });

  const graph = Graph.fromEdges({
    name: 'zoo',
    nodeCount: 4,
    edges: pairs([
      [0, 1],
      [1, 2],
      [2, 3],
    ]),
    ids: ['ant', 'bee', 'cat', 'dog'],
    labels: { classes: Uint32Array.of(0, 0, 1, 1), names: ['insect', 'mammal'] },
    features: CsrMatrix.fromEntries(4, 3, { rows: [0, 2, 3, 3], columns: [2, 1, 0, 1] }),
  });

  it('keeps ids, classes and rows of features, in the order of the nodes given', () => {
    const subgraph = inducedSubgraph(graph, [3, 0, 2]);
    expect(subgraph.name).toBe('zoo');
    expect(listOf(subgraph.edges)).toEqual([[0, 2]]);
    expect(subgraph.ids).toEqual(['dog', 'ant', 'cat']);
    expect([...subgraph.labels!.classes]).toEqual([1, 0, 1]);
    expect(subgraph.labels!.names).toEqual(['insect', 'mammal']);
    expect(subgraph.features!.columns).toBe(3);
    expect([...subgraph.features!.rowPointers]).toEqual([0, 2, 3, 4]);
    expect([...subgraph.features!.columnIndices]).toEqual([0, 1, 2, 1]);
  });

  it('refuses no nodes, what is no node, and a node given twice', () => {
    expect(() => inducedSubgraph(graph, [])).toThrow('nodes is empty');
    expect(() => inducedSubgraph(graph, [0, 4])).toThrow('nodes[1] = 4 is no node');
    expect(() => inducedSubgraph(graph, [2, 1, 2])).toThrow('nodes[2] = 2 is there twice');
  });
});
