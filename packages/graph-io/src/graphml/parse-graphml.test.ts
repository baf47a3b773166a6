import { describe, expect, it } from 'vitest';
import type { GraphFileOptions } from '../graph-file/graph-file.js';
import { parseGraphml } from './parse-graphml.js';

/** A file whose graph begins on line 4. */
function graphml(graph: string, keys = '', attributes = 'edgedefault="undirected"'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys}
<graph id="G" ${attributes}>
${graph}
</graph>
</graphml>
`;
}

const twoNodes = '<node id="a"/><node id="b"/>';

function read(text: string, options?: GraphFileOptions) {
  return parseGraphml(text, { fileName: 'g.graphml', ...options });
}

function edgesOf(text: string, options?: GraphFileOptions): string[] {
  const { graph } = read(text, options);
  const { sources, targets } = graph.edges;
  return Array.from(sources, (source, k) => `${graph.idOf(source)}-${graph.idOf(targets[k]!)}`);
}

describe('parseGraphml', () => {
  it('takes edges before their nodes, and nodes in the order of the file', () => {
    const { graph } = read(graphml('<edge source="b" target="a"/><node id="a"/><node id="b"/>'));
    expect(graph.ids).toEqual(['a', 'b']);
    expect(graph.edgeCount).toBe(1);
  });

  it('needs no ids where they are the indices', () => {
    expect(read(graphml('<node id="0"/><node id="1"/>')).graph.ids).toBeUndefined();
  });

  it('keeps nodes without edges', () => {
    expect(read(graphml(twoNodes)).graph).toMatchObject({ nodeCount: 2, edgeCount: 0 });
  });

  it('obeys the direction of the graph, of each edge and of the caller', () => {
    const edge = '<edge source="b" target="a"/>';
    const directedEdge = '<edge source="b" target="a" directed="true"/>';
    expect(edgesOf(graphml(twoNodes + edge))).toEqual(['a-b']);
    expect(edgesOf(graphml(twoNodes + edge, '', 'edgedefault="directed"'))).toEqual(['b-a']);
    expect(edgesOf(graphml(twoNodes + directedEdge))).toEqual(['b-a']);
    expect(edgesOf(graphml(twoNodes + edge), { directed: true })).toEqual(['b-a']);
    expect(edgesOf(graphml(twoNodes + edge + directedEdge), { directed: false })).toEqual(['a-b']);
    expect(read(graphml(twoNodes, '', 'edgedefault="directed"')).graph.directed).toBe(true);
  });

  it('gives defaults of keys to nodes and edges without a value', () => {
    const keys = `<key id="s" for="node" attr.name="size" attr.type="int"><default> 3 </default></key>
<key id="w" for="edge" attr.name="weight" attr.type="double"><default>0.5</default></key>`;
    const { graph, features } = read(
      graphml(
        '<node id="a"/><node id="b"><data key="s">7</data></node><edge source="a" target="b"/>',
        keys,
      ),
    );
    expect(graph.weights).toEqual(Float32Array.of(0.5));
    expect(graph.features?.values).toEqual(Float32Array.of(3, 7));
    expect(features).toEqual([{ name: 'size', missing: 0 }]);
  });

  it('reads numbers and truth values as features, NaN and nothing as no value', () => {
    const key = (id: string, type: string) => `<key id="${id}" for="node" attr.type="${type}"/>`;
    const keys = ['int', 'boolean', 'float', 'string', 'double'].map((type) => key(type, type));
    const node = `<node id="a"><data key="int">-7</data><data key="boolean">true</data>
      <data key="float">1.5E1</data><data key="string">8</data><data key="double">NaN</data></node>`;
    const file = read(graphml(`${node}<node id="b"><data key="int"></data></node>`, keys.join('')));
    expect(file.features).toEqual([
      { name: 'int', missing: 1 },
      { name: 'boolean', missing: 1 },
      { name: 'float', missing: 1 },
      { name: 'double', missing: 2 },
    ]);
    expect(file.graph.features?.toEntries()).toEqual({
      rows: Uint32Array.of(0, 0, 0),
      columns: Uint32Array.of(0, 1, 2),
      values: Float32Array.of(-7, 1, 15),
    });
    expect(file.unusedAttributes).toEqual(['string']);
  });

  const attributes = `<key id="n" for="node" attr.name="Name" attr.type="string"/>
<key id="l" for="node" attr.name="label" attr.type="int"/>
<key id="t" for="node" attr.name="team" attr.type="string"/>
<key id="x" for="node" attr.name="x" attr.type="double"/>
<key id="y" for="node" attr.name="y" attr.type="double"/>`;
  const node = (id: string, values: Readonly<Record<string, string>>) =>
    `<node id="${id}">${Object.entries(values).map(([key, text]) => `<data key="${key}">${text}</data>`)}</node>`;
  const attributed = graphml(
    [
      node('a', { n: 'Anna', l: '10', t: 'red', x: '1', y: '2' }),
      node('b', { l: '9', t: 'red' }),
      node('c', { n: 'Carl', l: '10', y: 'INF' }),
    ].join('\n'),
    attributes,
  );

  it('finds names and classes, and takes those and the features it is told', () => {
    const { names, labelAttribute, graph, unusedAttributes } = read(attributed, {
      features: ['x'],
    });
    expect(names).toEqual(['Anna', 'b', 'Carl']);
    expect(labelAttribute).toBe('label');
    expect(graph.labels).toEqual({ classes: Uint32Array.of(1, 0, 1), names: ['9', '10'] });
    expect(graph.features?.columns).toBe(1);
    expect(unusedAttributes).toEqual(['team', 'y']);
    const byTeam = read(attributed, { features: [], labelAttribute: 'team' });
    expect(byTeam.graph.features).toBeUndefined();
    expect(byTeam.graph.labels).toEqual({
      classes: Uint32Array.of(0, 0, 1),
      names: ['red', 'unlabeled'],
    });
    expect(read(attributed, { features: ['x', 'label'] }).features).toEqual([
      { name: 'x', missing: 2 },
      { name: 'label', missing: 0 },
    ]);
  });

  it.each<[string, GraphFileOptions, string]>([
    [
      'no finite number',
      {},
      "g.graphml:11: attribute 'y' of node 'c' is Infinity, no finite number in single precision; mend it, or leave the attribute out (features)",
    ],
    [
      'features nobody has',
      { features: ['z', 'tem'] },
      "g.graphml: features: nodes have no attribute 'z' (they have 'Name', 'label', 'team', 'x', 'y')",
    ],
    [
      'classes nobody has',
      { features: [], labelAttribute: 'tema' },
      `g.graphml: labelAttribute: nodes have no attribute 'tema'; did you mean "team"? (they have 'Name', 'label', 'team', 'x', 'y')`,
    ],
    ['text as a feature', { features: ['team'] }, "g.graphml: features: 'team' holds no numbers"],
  ])('refuses %s among attributes', (_, options, message) => {
    expect(() => read(attributed, options)).toThrow(expect.objectContaining({ message }));
  });

  it('skips what is drawn, and ports', () => {
    const keys = '<key id="d6" for="node" yfiles.type="nodegraphics"/>';
    const text = graphml(
      `<desc>of yEd</desc><node id="a"><port name="p"><data key="q">1</data></port><data key="d6"><y:ShapeNode>
<y:Geometry height="30"/><y:NodeLabel>Anna</y:NodeLabel></y:ShapeNode></data></node><node id="b"/>
<edge source="a" target="b" sourceport="p"/>`,
      keys,
    );
    expect(read(text)).toMatchObject({ graph: { edgeCount: 1 }, names: undefined, features: [] });
  });

  it('reads what a prefix, CDATA and references spell', () => {
    const text = `<g:graphml xmlns:g="x"><g:key id="k" for="node" attr.name="label"/><g:graph>
<g:node id="&#x61;&amp;"><g:data key="k"><![CDATA[<b>]]>&gt;c</g:data></g:node></g:graph></g:graphml>`;
    expect(read(text)).toMatchObject({ graph: { ids: ['a&'] }, names: ['<b>>c'] });
  });

  it.each([
    [
      'edges of both kinds',
      graphml(
        `${twoNodes}\n<edge source="a" target="b"/>\n<edge source="a"\n target="b" directed="true"/>`,
      ),
      'invalid-graphml',
      "g.graphml:7: the edge from 'a' to 'b' is directed, those before are undirected; make all edges the same, or say how to read them (directed)",
    ],
    [
      'an edge of no node',
      graphml(`${twoNodes}\n<edge source="a" target="c"/>`),
      'unknown-node',
      "g.graphml:6: the edge from 'a' to 'c': node 'c' is not among the nodes; add it, or remove the edge",
    ],
    [
      'a node twice',
      graphml(`${twoNodes}\n\n<node id="a"/>`),
      'invalid-graphml',
      "g.graphml:7: node id 'a' occurs a second time, first on line 5",
    ],
    [
      'a node without id',
      graphml('<node/>'),
      'invalid-graphml',
      "g.graphml:5: <node> lacks the attribute 'id'",
    ],
    [
      'an edge without target',
      graphml('<edge source="a"/>'),
      'invalid-graphml',
      "g.graphml:5: <edge> lacks the attribute 'target'",
    ],
    [
      'data of no key',
      graphml('<node id="a"><data key="k">1</data></node>'),
      'invalid-graphml',
      "g.graphml:5: data has the key 'k', which no <key> declares for nodes",
    ],
    [
      'a value of another type',
      graphml(
        '<node id="a">\n<data key="k">much</data></node>',
        '<key id="k" for="node" attr.name="size" attr.type="int"/>',
      ),
      'invalid-graphml',
      "g.graphml:6: 'size' is declared as int, but it is 'much'",
    ],
    [
      'two values',
      graphml(
        '<node id="a"><data key="k">1</data><data key="k">2</data></node>',
        '<key id="k" for="node" attr.name="size" attr.type="int"/>',
      ),
      'invalid-graphml',
      "g.graphml:5: the node has a second value of 'size'",
    ],
    [
      'a weight that is no number',
      graphml(
        `${twoNodes}<edge source="a" target="b"><data key="w">much</data></edge>`,
        '<key id="w" for="edge" attr.name="weight"/>',
      ),
      'invalid-graphml',
      "g.graphml:5: weight is 'much', no number",
    ],
    [
      'an infinite weight',
      graphml(
        `${twoNodes}<edge source="a" target="b"><data key="w">1e39</data></edge>`,
        '<key id="w" for="edge" attr.name="weight"/>',
      ),
      'invalid-graphml',
      "g.graphml:5: the edge from 'a' to 'b' has weight 1e+39; expected a finite number",
    ],
    [
      'nested graphs',
      graphml('<node id="a"><graph edgedefault="directed"/></node>'),
      'invalid-graphml',
      'g.graphml:5: graphs within nodes or edges are not read; write one flat graph',
    ],
    [
      'hyperedges',
      graphml('<hyperedge/>'),
      'invalid-graphml',
      'g.graphml:5: hyperedges are not read; write an edge for each pair of nodes',
    ],
    [
      'two graphs',
      '<graphml><graph/>\n<graph/></graphml>',
      'invalid-graphml',
      'g.graphml:2: there is a second <graph>; save each graph to a file of its own',
    ],
    ['no graph', '<graphml/>', 'invalid-graphml', 'g.graphml:1: the file holds no <graph>'],
    ['no nodes', graphml(''), 'empty', 'g.graphml: there are no nodes'],
    [
      'another direction',
      graphml('', '', 'edgedefault="both"'),
      'invalid-graphml',
      "g.graphml:4: edgedefault is 'both'; expected directed or undirected",
    ],
  ])('refuses %s', (_, text, code, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ name: 'FormatError', code, message, file: 'g.graphml' }),
    );
  });
});
