import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlanetoid } from './parse-planetoid.js';

const folder = new URL('../../fixtures/planetoid/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
const files: ReadonlyMap<string, Uint8Array> = new Map(
  readdirSync(folder)
    .filter((name) => name.startsWith('ind.'))
    .map((name) => [name, readFileSync(new URL(name, folder))]),
);

/** The files with some replaced, or left out where they are undefined. */
function withFiles(replaced: Record<string, Uint8Array | string | undefined>) {
  const changed = new Map(files);
  for (const [part, content] of Object.entries(replaced)) {
    if (content === undefined) changed.delete(`ind.tiny.${part}`);
    else {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      changed.set(`ind.tiny.${part}`, bytes);
    }
  }
  return changed;
}

describe('parsePlanetoid', () => {
  const graph = parsePlanetoid(files, 'tiny', { classNames: ['red', 'green', 'blue'] });

  it('has the edges of the lists, each once', () => {
    const { sources, targets } = graph.edges;
    expect(Array.from(sources, (source, k) => [source, targets[k]])).toEqual(expected.edges);
    expect(graph).toMatchObject({ name: 'tiny', nodeCount: 11, directed: false, ids: undefined });
  });

  it('counts what was listed twice and self-loops, not the other direction', () => {
    expect(graph.cleaned).toEqual({ selfLoops: 1, duplicateEdges: 1 });
  });

  it('places features as the published readers do, zeros for the node without', () => {
    const rows = Array.from({ length: 11 }, (_, row) =>
      Array.from({ length: 6 }, (_, column) => {
        const position = graph.features!.indexOf(row, column);
        return position < 0 ? 0 : graph.features!.values[position];
      }),
    );
    expect(rows).toEqual(expected.features);
  });

  it('places labels likewise, unlabeled for the node without', () => {
    expect(Array.from(graph.labels!.classes)).toEqual(expected.labels);
    expect(graph.labels!.names).toEqual(['red', 'green', 'blue', 'unlabeled']);
    expect(parsePlanetoid(files, 'tiny').labels!.names[1]).toBe('class1');
  });

  it('needs no feature files for a featureless graph', () => {
    const without = withFiles({ allx: undefined, tx: undefined, x: undefined, y: undefined });
    const featureless = parsePlanetoid(without, 'tiny', { featureless: true });
    expect(featureless.features).toBeUndefined();
    expect(featureless.edges).toEqual(graph.edges);
    expect(featureless.labels).toEqual({ ...graph.labels, names: expect.any(Array) });
  });

  it.each<[string, Record<string, Uint8Array | string | undefined>, string]>([
    [
      'missing features',
      { allx: undefined },
      "ind.tiny.allx: this file of 'tiny' is missing; it holds node features: add it, or leave features out with featureless (--featureless)",
    ],
    ['a missing graph', { graph: undefined }, "ind.tiny.graph: this file of 'tiny' is missing"],
    [
      'a graph that is a matrix',
      { graph: files.get('ind.tiny.allx') },
      'ind.tiny.graph: not a dictionary of neighbor lists',
    ],
    ['a graph without nodes', { graph: '\x02}.' }, 'ind.tiny.graph: it has no nodes'],
    [
      'a node that is none',
      { graph: '\x02}K\x05]s.' },
      "ind.tiny.graph: '5' is no node: its 1 nodes count from 0",
    ],
    [
      'a node without list',
      { graph: '\x02}K\x00K\x00s.' },
      'ind.tiny.graph: node 0 has no list of neighbors',
    ],
    [
      'a neighbor that is none',
      {
        graph: `\x02}(${Array.from({ length: 11 }, (_, k) => `K${String.fromCharCode(k)}]K\x0ba`).join('')}u.`,
      },
      "ind.tiny.graph: node 0 has a neighbor '11', which is no node",
    ],
    [
      'features that are an array',
      { allx: files.get('ind.tiny.ally') },
      'ind.tiny.allx: not a scipy.sparse CSR matrix',
    ],
    [
      'labels that are a matrix',
      { ally: files.get('ind.tiny.allx') },
      'ind.tiny.ally: not a two-dimensional array',
    ],
    [
      'a test node that is no number',
      { 'test.index': '10\nseven\n8\n' },
      "ind.tiny.test.index:2: 'seven' is none of the nodes 0 to 10",
    ],
    [
      'a test node beyond the graph',
      { 'test.index': '10\n11\n8\n' },
      "ind.tiny.test.index:2: '11' is none of the nodes 0 to 10",
    ],
    [
      'a test node twice',
      { 'test.index': '10\n8\n8\n' },
      "ind.tiny.test.index:3: '8' occurs twice",
    ],
    [
      'test rows too few',
      { 'test.index': '10\n7\n8\n9\n' },
      'ind.tiny.ty: 3 rows for the 4 nodes of test.index',
    ],
    [
      'test nodes among the others',
      { 'test.index': '10\n3\n8\n' },
      'ind.tiny.ally: 7 rows, but node 3 is a test node',
    ],
    [
      'a pickle that wants to run something',
      { graph: '\x02cos\nsystem\n.' },
      "ind.tiny.graph: pickle, offset 2: it refers to 'os.system'",
    ],
  ])('refuses %s', (_, replaced, message) => {
    // Strings that begin with the protocol's number stand for pickles.
    const bytes = Object.entries(replaced).map(([part, content]) =>
      typeof content === 'string' && content.startsWith('\x02')
        ? [part, Uint8Array.of(0x80, ...Array.from(content, (letter) => letter.charCodeAt(0)))]
        : [part, content],
    );
    const changed = withFiles(Object.fromEntries(bytes));
    expect(() => parsePlanetoid(changed, 'tiny')).toThrow(
      expect.objectContaining({
        name: 'FormatError',
        message: expect.stringContaining(message),
      }),
    );
  });
});
