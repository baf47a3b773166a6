import { describe, expect, it } from 'vitest';
import { datasets } from '../catalog.js';
import { loadDataset } from '../index.node.js';
import { classSizes, edgeProductSum, entryProductSum } from '../testing/checksums.js';
import { expectSoundSplits } from '../testing/expect-sound-splits.js';
import { wordnetGraph } from './wordnet-graph.js';

describe('wordnet', async () => {
  const graph = await loadDataset('wordnet');
  const nodeOf = (id: string) => graph.ids!.indexOf(id);
  const labelOf = (id: string) => graph.labels!.names[graph.labels!.classes[nodeOf(id)]!];
  const neighborsOf = (id: string) => {
    const { rowPointers, columnIndices } = graph.adjacency;
    const node = nodeOf(id);
    return Array.from(
      columnIndices.subarray(rowPointers[node], rowPointers[node + 1]),
      (neighbor) => graph.idOf(neighbor),
    );
  };

  it('is the animals, figures agreeing with a reader in Python', () => {
    const { nodes, edges, features } = datasets.wordnet;
    expect(graph).toMatchObject({
      name: 'wordnet',
      directed: false,
      nodeCount: nodes,
      edgeCount: edges,
      featureCount: features,
      cleaned: { selfLoops: 0, duplicateEdges: 0 },
    });
    expect([nodes, edges, features]).toEqual([7510, 12956, 2579]);
    expect(edgeProductSum(graph.edges)).toBe(208607110409);
    expect(graph.features!.nonZeros).toBe(39217);
    expect(entryProductSum(graph.features!)).toBe(185390244932);
    expect(graph.features!.values.every((value) => value === 1)).toBe(true);
  });

  it('joins what WordNet relates', () => {
    expect(neighborsOf('penguin').sort()).toEqual([
      'Adelie',
      'Spheniscidae',
      'emperor penguin',
      'jackass penguin',
      'king penguin',
      'rock hopper',
      'sphenisciform seabird',
    ]);
  });

  it('names synsets readably, each once', () => {
    expect(new Set(graph.ids).size).toBe(graph.nodeCount);
    const animals = ['penguin', 'dog', 'cat', 'horse', 'shark', 'eagle', 'octopus', 'honeybee'];
    expect(animals.filter((animal) => nodeOf(animal) < 0)).toEqual([]);
    const shared = [
      'hen (bird)',
      'red fox (Vulpes vulpes)',
      'red fox (Vulpes fulva)',
      'echidna (spiny anteater) 2',
    ];
    expect(shared.filter((name) => nodeOf(name) < 0)).toEqual([]);
    expect(graph.ids!.filter((id) => id.includes('_'))).toEqual([]);
  });

  it.each([
    ['penguin', 'bird'],
    ['bird', 'bird'],
    ['dog', 'mammal'],
    ['great white shark', 'fish'],
    ['cobra', 'reptile'],
    ['honeybee', 'insect'],
    ['lobster', 'crustacean'],
    ['octopus', 'mollusk'],
    ['Spheniscus', 'bird'],
    ['Animalia', 'other'],
  ])('labels %s as %s', (id, label) => {
    expect(labelOf(id)).toBe(label);
  });

  it('has nodes in every class', () => {
    const { classes, names } = graph.labels!;
    expect(names).toHaveLength(datasets.wordnet.classes);
    expect(Math.min(...classSizes(classes, names.length))).toBeGreaterThan(10);
  });

  it('has splits that do not leak', () => {
    expectSoundSplits(graph);
  });

  it('drops features, and nothing else', async () => {
    const featureless = await loadDataset('wordnet', { featureless: true });
    expect(featureless.features).toBeUndefined();
    expect(featureless.edges).toEqual(graph.edges);
    expect(featureless.ids).toEqual(graph.ids);
  });

  it('takes other lexicographer files', async () => {
    const body = await loadDataset('wordnet', { lexicographerFiles: [12, 8, 12] });
    expect(body.labels!.names).toEqual(['body', 'feeling']);
    expect(new Set(body.ids).size).toBe(body.nodeCount);
    expect(classSizes(body.labels!.classes, 2).reduce((a, b) => a + b)).toBe(body.nodeCount);
    expect(body.ids).toContain('anger');
  });

  it.each([[[]], [[2]], [[29]], [[5.5]]])('refuses %j as lexicographer files', async (files) => {
    await expect(loadDataset('wordnet', { lexicographerFiles: files })).rejects.toMatchObject({
      name: 'DatasetError',
      code: 'invalid-argument',
      message: expect.stringContaining('numbers from 3 to 28'),
    });
  });
});

describe('wordnetGraph', () => {
  const lines = ['  1 This is a license.  ', ''];

  /** A small `data.noun`; `@NAME` in a line becomes the offset of the line of that name. */
  function dataNoun(synsets: readonly [name: string, line: string][]): Uint8Array {
    const head = lines[0]!.length + 1;
    const offsets = new Map<string, string>();
    let offset = head;
    for (const [name, line] of synsets) {
      offsets.set(name, String(offset).padStart(8, '0'));
      offset += 9 + line.replaceAll(/<\w+>/g, '00000000').length + 1;
    }
    const texts = synsets.map(
      ([name, line]) =>
        `${offsets.get(name)} ${line.replaceAll(/<(\w+)>/g, (_, other: string) => offsets.get(other)!)}`,
    );
    return new TextEncoder().encode(`${[lines[0], ...texts].join('\n')}\n`);
  }

  const zoo = dataNoun([
    ['animal', '05 n 01 creature 0 001 ~ <bird> n 0000 | a living thing'],
    [
      'bird',
      '05 n 01 bird 0 003 @ <animal> n 0000 ~ <wren> n 0000 ! <mammal> n 0101 | it has feathers',
    ],
    ['wren', '05 n 02 brown_wren 0 Troglodytes 0 001 @ <bird> n 0000 | small bird with feathers'],
    ['mammal', '05 n 01 mammal 0 002 ! <bird> n 0101 + 00000001 v 0000 | it has no feathers'],
    ['oak', '20 n 01 oak 0 001 @ <animal> n 0000 | a tree'],
  ]);

  it('reads pointers but antonyms, words, glosses and labels', () => {
    const graph = wordnetGraph(zoo);
    expect(graph.ids).toEqual(['creature', 'bird', 'brown wren', 'mammal']);
    expect(graph.edges).toEqual({ sources: Uint32Array.of(0, 1), targets: Uint32Array.of(1, 2) });
    expect(graph.featureCount).toBe(1);
    expect(graph.features!.rowSums()).toEqual(Float64Array.of(0, 1, 1, 1));
    const { classes, names } = graph.labels!;
    expect(Array.from(classes, (label) => names[label])).toEqual([
      'other',
      'bird',
      'bird',
      'mammal',
    ]);
  });

  it('labels by lexicographer file where there are others', () => {
    const graph = wordnetGraph(zoo, { lexicographerFiles: [20, 5] });
    expect(graph.edgeCount).toBe(3);
    expect(graph.labels).toEqual({
      classes: Uint32Array.of(0, 0, 0, 0, 1),
      names: ['animal', 'plant'],
    });
  });

  it.each([
    ['an empty file', new Uint8Array(), 'no synsets in data.noun'],
    [
      'another file',
      new TextEncoder().encode(`${'x'.repeat(9)}05 n\n`),
      'no synset begins at byte 0 of data.noun',
    ],
    [
      'line ends that were changed',
      new TextEncoder().encode(new TextDecoder().decode(zoo).replaceAll('\n', '\r\n')),
      'no synset begins at byte',
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => wordnetGraph(bytes)).toThrow(
      expect.objectContaining({
        name: 'DatasetError',
        code: 'invalid-data',
        message: expect.stringContaining(message),
      }),
    );
  });
});
