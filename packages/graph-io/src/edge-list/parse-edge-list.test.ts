import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseFeatures } from '../tables/parse-features.js';
import { parseLabels } from '../tables/parse-labels.js';
import { parseNodes } from '../tables/parse-nodes.js';
import { type EdgeListOptions, parseEdgeList } from './parse-edge-list.js';

function edgesOf(text: string, options?: EdgeListOptions): string[] {
  const graph = parseEdgeList(text, options);
  const { sources, targets } = graph.edges;
  return Array.from(sources, (source, k) => `${graph.idOf(source)}-${graph.idOf(targets[k]!)}`);
}

describe('parseEdgeList', () => {
  it('orders whole numbers by value, whatever order they come in', () => {
    const graph = parseEdgeList('10 2\n2 7\n');
    expect(graph.ids).toEqual(['2', '7', '10']);
    expect(graph.edges).toEqual({ sources: Uint32Array.of(0, 0), targets: Uint32Array.of(1, 2) });
  });

  it('needs no ids where they are the indices', () => {
    const graph = parseEdgeList('2,1\n0,1\n');
    expect(graph.ids).toBeUndefined();
    expect(graph.nodeCount).toBe(3);
  });

  it('orders other ids by first appearance, 007 being another id than 7', () => {
    expect(parseEdgeList('b,7\n007,a\n').ids).toEqual(['b', '7', '007', 'a']);
  });

  it('reads what it is given back, for any ids', () => {
    const id = fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme' });
    const edge = fc.tuple(id, id).filter(([a, b]) => a !== b);
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(edge, { minLength: 1 }), (edges) => {
        const text = edges.map(([a, b]) => `${quote(a)},${quote(b)}`).join('\n');
        const options = { directed: true, header: false };
        const expected = new Set(edges.map(([a, b]) => `${a}-${b}`));
        expect(edgesOf(text, options).sort()).toEqual([...expected].sort());
      }),
    );
  });

  it('undirected or directed', () => {
    expect(edgesOf('1 0\n0 1\n')).toEqual(['0-1']);
    expect(edgesOf('1 0\n0 1\n', { directed: true })).toEqual(['0-1', '1-0']);
    expect(parseEdgeList('1 0', { directed: true }).adjacency.has(0, 1)).toBe(true);
  });

  it('counts self-loops and repetitions', () => {
    expect(parseEdgeList('a,b\nb,a\na,a\na,b\n').cleaned).toEqual({
      selfLoops: 1,
      duplicateEdges: 2,
    });
  });

  it('reads weights', () => {
    expect(parseEdgeList('a,b,0.5\nb,c,-2e1\n').weights).toEqual(Float32Array.of(0.5, -20));
    expect(parseEdgeList('a,b,1\nb,c,1.0\n').weights).toBeUndefined();
  });

  it.each([
    ['known headings', 'Source,Target\na,b\n', ['a-b']],
    ['known headings of SNAP', 'FromNodeId\tToNodeId\n1\t2\n', ['1-2']],
    ['headings with a weight', 'x,y,weight\na,b,2\n', ['a-b']],
    ['headings over numbers', 'follower,followed\n1,2\n', ['1-2']],
    ['no headings over names', 'anna,bert\ncarl,dora\n', ['anna-bert', 'carl-dora']],
    ['no headings over numbers', '1,2\n3,4\n', ['1-2', '3-4']],
    ['a name beside a number', 'anna,1\n2,3\n', ['anna-1', '2-3']],
  ])('knows a header by its rule: %s', (_, text, expected) => {
    expect(edgesOf(text)).toEqual(expected);
  });

  it('lets nodes be called like the columns', () => {
    expect(edgesOf('source,target\nsource,a\ntarget,source\n')).toEqual([
      'source-a',
      'source-target',
    ]);
  });

  it('obeys where it is told whether there is a header', () => {
    expect(edgesOf('anna,bert\ncarl,dora\n', { header: true })).toEqual(['carl-dora']);
    expect(edgesOf('source,target\n', { header: false })).toEqual(['source-target']);
  });

  it('reads gzip', () => {
    const bytes = gzipSync(new TextEncoder().encode('a,b\n'));
    expect(parseEdgeList(bytes, { fileName: 'data/x/follows.csv.gz' })).toMatchObject({
      name: 'follows',
      edgeCount: 1,
    });
  });

  it.each([
    [
      'a missing column',
      '0,1\n1\n',
      'invalid-line',
      'e.csv:2: expected 2 columns, as in the lines before, found 1 column separated by commas',
    ],
    [
      'one column only',
      'a\nb\n',
      'invalid-line',
      'e.csv:1: expected source,target or source,target,weight, found 1 column separated by white space',
    ],
    [
      'four columns',
      '0\t1\t2\t3\n',
      'invalid-line',
      'e.csv:1: expected source,target or source,target,weight, found 4 columns separated by tabs',
    ],
    [
      'a weight too few',
      '0,1,2\n1,2\n',
      'invalid-line',
      'e.csv:2: expected 3 columns, as in the lines before, found 2 columns separated by commas',
    ],
    [
      'a bad weight',
      '0,1,2\n1,2,much\n',
      'invalid-line',
      "e.csv:2: the weight 'much' is not a finite number",
    ],
    [
      'an infinite weight',
      '0,1,1e39\n',
      'invalid-line',
      "e.csv:1: the weight '1e39' is not a finite number",
    ],
    [
      'an empty id',
      '0,1\n,2\n',
      'invalid-line',
      'e.csv:2: column 1 is empty; it should be a node id',
    ],
    [
      'a third column that is no weight',
      'source,target,year\n0,1,1999\n',
      'invalid-line',
      "e.csv:1: the third column is 'year'; only a column 'weight' may follow source and target",
    ],
    [
      'a header in the wrong order',
      'target,source\n0,1\n',
      'invalid-line',
      "e.csv:1: the columns are named 'target' and 'source'; expected source first, then target",
    ],
    [
      'one heading twice',
      'source,Source\n0,1\n',
      'invalid-line',
      "e.csv:1: the columns are named 'source' and 'Source'; expected source first, then target",
    ],
    [
      'a header that comes again',
      'source,target\na,b\nsource,target\nb,c\n',
      'invalid-line',
      'e.csv:3: this line repeats the header source,target; remove it',
    ],
    ['an empty file', '', 'empty', 'e.csv: there are no edges; expected lines source,target'],
    [
      'comments only',
      '# a\n% b\n',
      'empty',
      'e.csv: there are no edges; expected lines source,target',
    ],
    [
      'a header only',
      'source,target\n',
      'empty',
      'e.csv: there are no edges; expected lines source,target',
    ],
  ])('refuses %s', (_, text, code, message) => {
    expect(() => parseEdgeList(text, { fileName: 'e.csv' })).toThrow(
      expect.objectContaining({ name: 'FormatError', code, message, file: 'e.csv' }),
    );
  });

  it('names the line without a file name too', () => {
    expect(() => parseEdgeList('0,1\n1\n')).toThrow(/^line 2: expected 2 columns/);
  });
});

describe('parseEdgeList with tables', () => {
  const edges = 'anna,bert\nbert,carl\n';
  const features = parseFeatures('id,age\ncarl,30\nanna,10\nbert,20\n', { fileName: 'f.csv' });

  it('joins features and labels by id', () => {
    const labels = parseLabels('carl,x\nbert,y\nanna,x\n');
    const graph = parseEdgeList(edges, { features, labels });
    expect(graph.features?.values).toEqual(Float32Array.of(10, 20, 30));
    expect(graph.labels).toEqual({ classes: Uint32Array.of(0, 1, 0), names: ['x', 'y'] });
  });

  it('takes isolated nodes, and the order of all, from a node list', () => {
    const nodes = parseNodes('id\nzoe\ncarl\nbert\nanna\n');
    const graph = parseEdgeList(edges, { nodes });
    expect(graph.ids).toEqual(['zoe', 'carl', 'bert', 'anna']);
    expect(graph.edgeCount).toBe(2);
  });

  it('gives nodes without features zeros where that is allowed', () => {
    const graph = parseEdgeList(`${edges}carl,dora\n`, { features, missingFeatures: 'zero' });
    expect(graph.features?.rowSums()).toEqual(Float64Array.of(10, 20, 30, 0));
  });

  it.each<[string, string, EdgeListOptions, string, string]>([
    [
      'features of no node',
      'anna,bert',
      { features },
      'unknown-node',
      "f.csv:2: node id 'carl' is not in e.csv; remove the row, or list all nodes in a node file; if this row names the columns, say so (header)",
    ],
    [
      'labels of no node',
      'anna,bert',
      { labels: parseLabels('anna,1\nbert,1\nzoe,2\n') },
      'unknown-node',
      "line 3: node id 'zoe' is not in e.csv; remove the row, or list all nodes in a node file",
    ],
    [
      'nodes without features',
      'anna,bert\nzoe,carl\nyan,anna\n',
      { features },
      'missing-node',
      "f.csv: there is no row with the features of node 'zoe' (nor for 1 more); add it, with zeros where nothing is known",
    ],
    [
      'a node without a label',
      edges,
      { labels: parseLabels('anna,1\nbert,1\n', { fileName: 'l.csv' }) },
      'missing-node',
      "l.csv: there is no row with the label of node 'carl'; add it, or give it a label such as 'unknown'",
    ],
    [
      'an edge of no node',
      edges,
      { nodes: parseNodes('anna\nbert\n', { fileName: 'n.txt' }) },
      'unknown-node',
      "e.csv:2: node id 'carl' is not in n.txt, which must have all nodes",
    ],
  ])('refuses %s', (_, text, options, code, message) => {
    expect(() => parseEdgeList(text, { ...options, fileName: 'e.csv' })).toThrow(
      expect.objectContaining({ name: 'FormatError', code, message }),
    );
  });
});
