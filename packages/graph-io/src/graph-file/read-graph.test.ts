/**
 * @file The files in fixtures/graph-files are two small graphs made by hand in make_graph_files.py
 * and written by networkx; what is expected here is written by hand too.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { GraphFile } from './graph-file.js';
import { readGraph } from './read-graph.js';

function fixture(fileName: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/graph-files/${fileName}`, import.meta.url));
}

function edgesOf({ graph }: GraphFile): string[] {
  const { sources, targets } = graph.edges;
  return Array.from(sources, (source, k) => `${graph.idOf(source)} - ${graph.idOf(targets[k]!)}`);
}

/** Each feature by name, as a dense column. */
function featuresOf({ graph, features }: GraphFile): Record<string, number[]> {
  const { rows, columns, values } = graph.features!.toEntries();
  const dense = features.map(({ name }) => [name, new Array<number>(graph.nodeCount).fill(0)]);
  const table: Record<string, number[]> = Object.fromEntries(dense);
  for (const [k, value] of values.entries()) {
    table[features[columns[k]!]!.name]![rows[k]!] = value;
  }
  return table;
}

describe('files of networkx', () => {
  it.each([
    ['team.graphml', 'graphml'],
    ['team.gexf', 'gexf'],
    ['team-edges.json', 'node-link'],
    ['team-links.json', 'node-link'],
  ])('reads an undirected graph with attributes from %s', (fileName, format) => {
    const file = readGraph(fixture(fileName), { fileName });
    expect(file.format).toBe(format);
    expect(file.graph).toMatchObject({ name: fileName.split('.')[0], directed: false });
    expect(file.graph.ids).toEqual(['anna', 'b & c', 'carl', 'żółw 🐢']);
    expect(file.names).toEqual(['Anna "A." Żak', 'Bert <b@c>', 'Carl', 'Dora']);
    expect(edgesOf(file)).toEqual(['anna - b & c', 'anna - carl', 'b & c - carl']);
    expect(file.graph.weights).toEqual(Float32Array.of(0.5, 1, 2));
    expect(file.labelAttribute).toBe('group');
    expect(file.graph.labels).toEqual({
      classes: Uint32Array.of(0, 1, 0, 1),
      names: ['red', 'blue'],
    });
    expect(featuresOf(file)).toEqual({
      age: [31, 25, 40, 0],
      score: [0.5, 2, 0, -1.25],
      admin: [1, 0, 0, 1],
    });
    const missing = file.features.filter((column) => column.missing > 0);
    expect(missing).toEqual([{ name: 'score', missing: 1 }]);
    expect(file.unusedAttributes).toEqual([]);
  });

  it.each(['calls.graphml', 'calls.gexf', 'calls-edges.json', 'calls-links.json'])(
    'reads a directed multigraph with numbers for ids from %s',
    (fileName) => {
      const file = readGraph(fixture(fileName), { fileName });
      expect(file.graph).toMatchObject({
        directed: true,
        ids: ['7', '3', '12'],
        weights: undefined,
        features: undefined,
        labels: undefined,
        cleaned: { selfLoops: 1, duplicateEdges: 1 },
      });
      expect(file).toMatchObject({ names: undefined, features: [], labelAttribute: undefined });
      expect(edgesOf(file)).toEqual(['7 - 3', '3 - 7', '12 - 7']);
    },
  );
});

describe('readGraph', () => {
  const graphml = '<graphml><graph edgedefault="directed"><node id="a"/></graph></graphml>';
  const gexf = '<gexf><graph><nodes><node id="a"/></nodes></graph></gexf>';
  const json = '{"nodes": [{"id": "a"}], "links": []}';

  it.each([
    ['graphml', undefined, graphml],
    ['graphml', 'g.xml', `\ufeff<?xml version="1.0"?><!-- <gexf> -->${graphml}`],
    ['graphml', 'g.txt', `<!-- of GEXF --><g:graphml xmlns:g="x"><g:graph/></g:graphml>`],
    ['gexf', undefined, `<?xml version="1.0"?>\n${gexf}`],
    ['node-link', undefined, ` ${json}`],
    ['node-link', 'G.JSON', json],
    ['edge-list', 'g.csv', 'a,b\n'],
    ['edge-list', 'edges', 'a\tb\n'],
  ])('finds %s in %s', (format, fileName, text) => {
    if (text.includes('g:graph')) {
      expect(() => readGraph(text, { fileName })).toThrow(/^g.txt: there are no nodes/);
    } else expect(readGraph(text, { fileName }).format).toBe(format);
  });

  it('unpacks gzip and obeys where it is told the format', () => {
    const packed = gzipSync(new TextEncoder().encode('1,2\n'));
    const { graph } = readGraph(packed, { fileName: 'x/g.json.gz', format: 'edge-list' });
    expect(graph).toMatchObject({ name: 'g', edgeCount: 1 });
    expect(readGraph(gzipSync(new TextEncoder().encode(gexf)), { fileName: 'g.gexf.gz' })).toEqual(
      readGraph(gexf, { fileName: 'g.gexf' }),
    );
  });

  it('hands the direction to edge lists', () => {
    expect(readGraph('b,a\n', { directed: true }).graph.directed).toBe(true);
    expect(readGraph('b,a\n').graph.directed).toBe(false);
  });

  it.each([
    ['XML of another kind', '<svg/>', 'g.xml', 'unknown-format', 'g.xml: this is XML, but neither'],
    ['an empty file', '', 'g.graphml', 'empty', 'g.graphml: the file is empty'],
    ['an empty file', '', 'g.gexf', 'empty', 'g.gexf: the file is empty'],
    ['an empty file', ' \n', 'g.json', 'empty', 'g.json: the file is empty'],
    ['nothing', '', undefined, 'empty', 'the file is empty'],
    ['JSON called GraphML', json, 'g.graphml', 'invalid-graphml', 'g.graphml:1: not valid XML: '],
    ['XML called JSON', gexf, 'g.json', 'invalid-node-link', 'g.json:1: not valid JSON: '],
    ['GEXF called GraphML', gexf, 'g.graphml', 'invalid-graphml', 'begins with <gexf>; expected'],
    [
      'an edge list called JSON',
      'a,b',
      'g.json',
      'invalid-node-link',
      'g.json:1: not valid JSON: ',
    ],
  ])('refuses %s', (_, text, fileName, code, message) => {
    expect(() => readGraph(text, { fileName })).toThrow(
      expect.objectContaining({
        name: 'FormatError',
        code,
        message: expect.stringContaining(message),
      }),
    );
  });

  it.each([
    [Uint8Array.of(0x50, 0x4b, 3, 4, 0), 'unknown-format', 'g.x: this is a zip archive; unpack it'],
    [Uint8Array.of(0x89, 0x50, 0, 1), 'invalid-text', 'g.x: this is a binary file; expected text'],
    [Uint8Array.of(0x1f, 0x8b, 1), 'invalid-text', 'g.x: it begins like a gzip file'],
    [Uint8Array.of(0xff, 0xfe, 60, 0), 'invalid-text', 'g.x: this is UTF-16 text'],
  ])('refuses the bytes %o', (bytes, code, message) => {
    expect(() => readGraph(bytes, { fileName: 'g.x' })).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  it('refuses attributes of edge lists, which have none', () => {
    expect(() => readGraph('a,b\n', { features: ['age'] })).toThrow(/'age'.*an edge list has none/);
    expect(() => readGraph('a,b\n', { labelAttribute: 'team' })).toThrow(
      expect.objectContaining({ code: 'unknown-attribute' }),
    );
  });
});
