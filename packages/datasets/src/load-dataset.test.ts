import { connectedComponents, degrees } from '@latentgraph/graph';
import { describe, expect, it } from 'vitest';
import { datasetNames, datasets } from './catalog.js';
import * as browser from './index.js';
import * as node from './index.node.js';
import { classSizes } from './testing/checksums.js';
import { expectSoundSplits } from './testing/expect-sound-splits.js';

describe.each([
  ['Node', node],
  ['browsers', browser],
])('loadDataset for %s', (_, { loadDataset }) => {
  it.each(['karate', 'miserables', 'synthetic'] as const)('loads %s as described', async (name) => {
    const graph = await loadDataset(name);
    const { nodes, edges, features, classes } = datasets[name];
    expect(graph).toMatchObject({
      name,
      directed: false,
      nodeCount: nodes,
      edgeCount: edges,
      cleaned: { selfLoops: 0, duplicateEdges: 0 },
    });
    expect(graph.features?.columns ?? 0).toBe(features);
    expect(graph.labels!.names).toHaveLength(classes);
    const again = await loadDataset(name);
    expect(again.edges).toEqual(graph.edges);
    expect(again.features).toEqual(graph.features);
    expectSoundSplits(graph);
  });

  it.each([
    ['wordnett', 'wordnet'],
    ['Cora', 'cora'],
    ['cite-seer', 'citeseer'],
    ['coauthor-cs', 'coauthor_cs'],
  ])("suggests for '%s' the name '%s'", async (name, nearest) => {
    await expect(loadDataset(name)).rejects.toMatchObject({
      name: 'DatasetError',
      code: 'unknown-dataset',
      message: `there is no dataset "${name}"; did you mean "${nearest}"? Known: ${datasetNames.join(', ')}`,
    });
  });

  it('suggests nothing where nothing is near', async () => {
    await expect(loadDataset('')).rejects.toThrow('there is no dataset "". Known: wordnet');
  });

  it.each(['constructor', '__proto__', 'toString'])('knows no dataset %s', async (name) => {
    await expect(loadDataset(name)).rejects.toMatchObject({ code: 'unknown-dataset' });
  });
});

it.each(['wordnet', 'cora', 'citeseer', 'pubmed', 'coauthor_cs'])(
  '%s needs a file system',
  async (name) => {
    await expect(browser.loadDataset(name)).rejects.toMatchObject({
      code: 'needs-file-system',
      message: expect.stringMatching(new RegExp(`^dataset '${name}' is read from files`)),
    });
  },
);

describe('karate', () => {
  it('has the degrees and sides that Zachary reports', async () => {
    const graph = await node.loadDataset('karate');
    // networkx.karate_club_graph(): degrees of all 34 members.
    expect(Array.from(degrees(graph))).toEqual([
      16, 9, 10, 6, 3, 4, 4, 4, 5, 2, 3, 1, 2, 5, 2, 2, 2, 2, 2, 3, 2, 2, 2, 5, 3, 3, 2, 4, 3, 4, 4,
      6, 12, 17,
    ]);
    expect(connectedComponents(graph).count).toBe(1);
    expect(classSizes(graph.labels!.classes, 2)).toEqual([17, 17]);
    expect(graph.labels!.classes[8]).toBe(0);
    expect(graph.labels!.classes[9]).toBe(1);
  });
});

describe('miserables', () => {
  it('has names and weights', async () => {
    const graph = await node.loadDataset('miserables');
    expect(graph.ids).toContain('Valjean');
    // networkx.les_miserables_graph(): 820 meetings, 31 of Valjean with Cosette.
    expect(graph.weights!.reduce((sum, weight) => sum + weight)).toBe(820);
    const [valjean, cosette] = ['Valjean', 'Cosette'].map((id) => graph.ids!.indexOf(id));
    const { adjacency } = graph;
    expect(adjacency.values[adjacency.indexOf(valjean!, cosette!)]).toBe(31);
  });
});
