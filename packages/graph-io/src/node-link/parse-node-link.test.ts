import { describe, expect, it } from 'vitest';
import type { GraphFileOptions } from '../graph-file/graph-file.js';
import { parseNodeLink } from './parse-node-link.js';

function read(value: unknown, options?: GraphFileOptions) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  return parseNodeLink(text, { fileName: 'g.json', ...options });
}

function edgesOf(value: unknown, options?: GraphFileOptions): string[] {
  const { graph } = read(value, options);
  const { sources, targets } = graph.edges;
  return Array.from(sources, (source, k) => `${graph.idOf(source)}-${graph.idOf(targets[k]!)}`);
}

describe('parseNodeLink', () => {
  it('reads graphs as the examples of d3-force have them', () => {
    const file = read({
      nodes: [
        { id: 'Myriel', group: 1 },
        { id: 'Napoleon', group: 2, radius: 4.5 },
      ],
      links: [{ source: 'Napoleon', target: 'Myriel', value: 3 }],
    });
    expect(file).toMatchObject({
      format: 'node-link',
      graph: { name: 'g', directed: false, ids: ['Myriel', 'Napoleon'] },
      names: undefined,
      features: [{ name: 'radius', missing: 1 }],
      labelAttribute: 'group',
    });
    expect(file.graph.weights).toEqual(Float32Array.of(3));
  });

  it('takes indices where nodes have no ids', () => {
    const value = {
      nodes: [{ name: 'Myriel' }, { name: 'Napoleon' }, {}],
      links: [
        { source: 1, target: 0 },
        { source: 2, target: 1 },
      ],
    };
    expect(edgesOf(value)).toEqual(['0-1', '1-2']);
    expect(read(value)).toMatchObject({
      graph: { ids: undefined },
      names: ['Myriel', 'Napoleon', '2'],
    });
  });

  it('takes numbers for ids where nodes have them', () => {
    const nodes = [{ id: 10 }, { id: '2' }];
    expect(edgesOf({ nodes, edges: [{ source: '10', target: 2 }] })).toEqual(['10-2']);
  });

  it('reads the direction, and obeys the caller', () => {
    const value = {
      directed: true,
      nodes: [{ id: 'a' }, { id: 'b' }],
      links: [{ source: 'b', target: 'a' }],
    };
    expect(edgesOf(value)).toEqual(['b-a']);
    expect(edgesOf(value, { directed: false })).toEqual(['a-b']);
    expect(read({ ...value, links: [] }).graph.directed).toBe(true);
  });

  it('takes null for no value, and leaves lists and objects out', () => {
    const { graph, features, unusedAttributes } = read({
      nodes: [
        { id: 'a', x: 1, y: null, tags: ['t'], at: { x: 1 }, note: 'n' },
        { id: 'b', x: null, y: false, tags: 3, at: null },
      ],
      links: [],
    });
    expect(features).toEqual([
      { name: 'x', missing: 1 },
      { name: 'y', missing: 1 },
    ]);
    expect(graph.features?.values).toEqual(Float32Array.of(1));
    expect(unusedAttributes).toEqual(['tags', 'at', 'note']);
  });

  it('has ids and attributes called like members of objects', () => {
    const text = '{"nodes": [{"id": "__proto__", "__proto__": 2, "constructor": 3}], "links": []}';
    const { graph, features } = read(text);
    expect(graph.ids).toEqual(['__proto__']);
    expect(features.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
    expect(graph.features?.values).toEqual(Float32Array.of(2, 3));
  });

  const nodes = [{ id: 'a' }, { id: 'b' }];
  it.each<[string, unknown, string, string]>([
    [
      'an edge of no node',
      {
        nodes,
        links: [
          { source: 'a', target: 'b' },
          { source: 'c', target: 'b' },
        ],
      },
      'unknown-node',
      "g.json:15: the edge from 'c' to 'b': node 'c' is not among the nodes; add it, or remove the edge",
    ],
    [
      'an index beyond the nodes',
      { nodes: [{}, {}], links: [{ source: 0, target: 2 }] },
      'unknown-node',
      "g.json:7: the edge from '0' to '2': node '2' is not among the nodes; add it, or remove the edge",
    ],
    [
      'a node twice',
      { nodes: [{ id: 1 }, { id: '1' }], links: [] },
      'invalid-node-link',
      "g.json:6: node id '1' occurs a second time, first on line 3",
    ],
    [
      'nodes of which one has no id',
      { nodes: [{ id: 1 }, {}], links: [] },
      'invalid-node-link',
      "g.json:6: nodes[1] has no 'id'",
    ],
    [
      'an id that is a list, as networkx writes tuples',
      { nodes: [{ id: [0, 1] }], links: [] },
      'invalid-node-link',
      "g.json:3: 'id' of nodes[0] is a list; expected text or a number up to 2^53",
    ],
    [
      'an id too large to be told from its neighbors',
      { nodes: [{ id: 'a' }, { id: 2 ** 53 }], links: [] },
      'invalid-node-link',
      "g.json:6: 'id' of nodes[1] is 9007199254740992; expected text or a number up to 2^53",
    ],
    [
      'a node that is no object',
      { nodes: ['a'], links: [] },
      'invalid-node-link',
      'g.json:3: nodes[0] is "a"; expected an object',
    ],
    [
      'an edge that is a pair',
      { nodes, links: [['a', 'b']] },
      'invalid-node-link',
      'g.json:11: links[0] is a list; expected an object',
    ],
    [
      'an edge without target',
      { nodes, links: [{ source: 'a' }] },
      'invalid-node-link',
      "g.json:11: links[0] has no 'target'",
    ],
    [
      'a weight that is text',
      { nodes, links: [{ source: 'a', target: 'b', weight: '2' }] },
      'invalid-node-link',
      'g.json:11: the weight of links[0] is "2"; expected a number',
    ],
    [
      'edges under two names',
      { nodes, links: [], edges: [] },
      'invalid-node-link',
      "g.json: there are both 'links' and 'edges'; keep one of them",
    ],
    [
      'no edges',
      { nodes, directed: false },
      'invalid-node-link',
      "g.json: there is no list 'links' or 'edges'; found 'nodes' and 'directed'",
    ],
    [
      'no nodes',
      { links: [] },
      'invalid-node-link',
      "g.json: there is no list 'nodes'; found 'links'",
    ],
    ['an empty list of nodes', { nodes: [], links: [] }, 'empty', 'g.json: there are no nodes'],
    [
      'another direction',
      { directed: 'yes', nodes, links: [] },
      'invalid-node-link',
      `g.json: 'directed' is "yes"; expected true or false`,
    ],
    [
      'a list',
      [],
      'invalid-node-link',
      "g.json: expected an object with the lists 'nodes' and 'links' or 'edges'",
    ],
  ])('refuses %s', (_, value, code, message) => {
    expect(() => read(value)).toThrow(
      expect.objectContaining({ name: 'FormatError', code, message, file: 'g.json' }),
    );
  });

  it.each([
    ['text cut short', '{"nodes": [\n{"id": "a"},\n'],
    ['NaN', '{"nodes": [\n{"id": "a"},\n{"id": "b", "x": NaN}], "links": []}'],
    ['a comma too many', '{"nodes": [\n{"id": "a"},\n], "links": []}'],
  ])('names the line of %s, in one line', (_, text) => {
    expect(() => read(text)).toThrow(/^g\.json:3: not valid JSON: [^\n]+$/);
  });

  it('gets through 200,000 levels', () => {
    const depth = 200_000;
    const deep = '['.repeat(depth) + ']'.repeat(depth);
    const text = `{"nodes": [{"id": "a", "x": ${deep}}], "links": []}`;
    expect(read(text).unusedAttributes).toEqual(['x']);
    expect(() => read(`{"nodes": [${deep}], "links": []}`)).toThrow(/nodes\[0\] is a list/);
    expect(() => read(`{"nodes": ${'['.repeat(depth)}`)).toThrow(/not valid JSON/);
  });
});
