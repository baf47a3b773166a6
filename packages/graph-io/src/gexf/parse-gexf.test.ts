import { describe, expect, it } from 'vitest';
import type { GraphFileOptions } from '../graph-file/graph-file.js';
import { parseGexf } from './parse-gexf.js';

/** Written by hand as Gephi saves a graph: with positions, colors, and attributes it computed. */
const asFromGephi = `<?xml version='1.0' encoding='UTF-8'?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd">
  <meta lastmodifieddate="2026-01-31">
    <creator>Gephi 0.10.1</creator>
    <title></title>
    <description></description>
  </meta>
  <graph defaultedgetype="directed" timeformat="double" mode="static">
    <attributes class="node" mode="static">
      <attribute id="pagerank" title="PageRank" type="double"/>
      <attribute id="modularity_class" title="Modularity Class" type="integer">
        <default>0</default>
      </attribute>
      <attribute id="active" title="active" type="boolean"><options>true|false</options></attribute>
      <attribute id="tags" title="tags" type="liststring"></attribute>
    </attributes>
    <attributes class="edge" mode="static">
      <attribute id="kind" title="kind" type="string"></attribute>
    </attributes>
    <nodes>
      <node id="11.0" label="Valjean">
        <attvalues>
          <attvalue for="pagerank" value="0.075"></attvalue>
          <attvalue for="modularity_class" value="1"></attvalue>
          <attvalue for="active" value="true"></attvalue>
          <attvalue for="tags" value="[a, b]"></attvalue>
        </attvalues>
        <viz:size value="100.0"></viz:size>
        <viz:position x="-87.93" y="6.82" z="0.0"></viz:position>
        <viz:color r="245" g="91" b="91" hex="#f55b5b"></viz:color>
      </node>
      <node id="48.0" label="Gavroche">
        <attvalues>
          <attvalue for="pagerank" value="1.5E-2"></attvalue>
        </attvalues>
      </node>
      <node id="55.0">
        <viz:size value="1.0"></viz:size>
      </node>
    </nodes>
    <edges>
      <edge id="0" source="11.0" target="48.0" weight="3.0" label="knows">
        <attvalues>
          <attvalue for="kind" value="friend"></attvalue>
        </attvalues>
        <viz:thickness value="2"/>
      </edge>
      <edge id="1" source="48.0" target="55.0" type="mutual"></edge>
      <edge id="2" source="55.0" target="55.0"></edge>
    </edges>
  </graph>
</gexf>
`;

/** A file whose nodes begin on line 2 and edges on line 5. */
function gexf(
  edges: string,
  { attributes = '', nodes = '<node id="a"/>\n<node id="b"/>', type = '' } = {},
): string {
  return `<gexf version="1.2"><graph ${type}>${attributes}<nodes>
${nodes}
</nodes><edges>
${edges}</edges></graph></gexf>`;
}

function read(text: string, options?: GraphFileOptions) {
  return parseGexf(text, { fileName: 'g.gexf', ...options });
}

function edgesOf(text: string, options?: GraphFileOptions): string[] {
  const { graph } = read(text, options);
  const { sources, targets } = graph.edges;
  return Array.from(sources, (source, k) => `${graph.idOf(source)}-${graph.idOf(targets[k]!)}`);
}

describe('parseGexf', () => {
  it('reads what Gephi saves', () => {
    const file = read(asFromGephi);
    expect(file).toMatchObject({
      format: 'gexf',
      names: ['Valjean', 'Gavroche', '55.0'],
      features: [
        { name: 'PageRank', missing: 1 },
        { name: 'active', missing: 2 },
      ],
      labelAttribute: 'Modularity Class',
      unusedAttributes: ['tags'],
    });
    const { graph } = file;
    expect(graph).toMatchObject({ name: 'g', directed: true, ids: ['11.0', '48.0', '55.0'] });
    expect(graph.labels).toEqual({ classes: Uint32Array.of(1, 0, 0), names: ['0', '1'] });
    expect(graph.features?.toEntries()).toEqual({
      rows: Uint32Array.of(0, 0, 1),
      columns: Uint32Array.of(0, 1, 0),
      values: Float32Array.of(0.075, 1, 0.015),
    });
    expect(edgesOf(asFromGephi)).toEqual(['11.0-48.0', '48.0-55.0', '55.0-48.0']);
    expect(graph.weights).toEqual(Float32Array.of(3, 1, 1));
    expect(graph.cleaned).toEqual({ selfLoops: 1, duplicateEdges: 0 });
  });

  it('leaves out what the caller does', () => {
    const { graph } = read(asFromGephi, { features: ['active'], directed: false });
    expect(graph).toMatchObject({ directed: false, edgeCount: 2, featureCount: 1 });
  });

  it('obeys the direction of the graph, of each edge and of the caller', () => {
    const edge = '<edge source="b" target="a"/>';
    const directedEdge = '<edge source="b" target="a" type="directed"/>';
    expect(edgesOf(gexf(edge))).toEqual(['a-b']);
    expect(edgesOf(gexf(edge, { type: 'defaultedgetype="directed"' }))).toEqual(['b-a']);
    expect(edgesOf(gexf(edge, { type: 'defaultedgetype="mutual"' }))).toEqual(['a-b', 'b-a']);
    expect(edgesOf(gexf(directedEdge))).toEqual(['b-a']);
    expect(edgesOf(gexf(edge + directedEdge), { directed: false })).toEqual(['a-b']);
  });

  it('takes weights from attributes too', () => {
    const attributes =
      '<attributes class="edge"><attribute id="0" title="Weight" type="float"><default>2</default></attribute></attributes>';
    const edges = `<edge source="a" target="b"/><edge source="b" target="c" weight="0.5"/>
<edge source="a" target="c"><attvalues><attvalue for="0" value="7"/></attvalues></edge>`;
    const nodes = '<node id="a"/><node id="b"/><node id="c"/>';
    expect(read(gexf(edges, { attributes, nodes })).graph.weights).toEqual(
      Float32Array.of(2, 7, 0.5),
    );
  });

  it.each([
    [
      'edges of both kinds',
      gexf('<edge source="a" target="b"/>\n<edge source="a" target="b" type="directed"/>'),
      'invalid-gexf',
      "g.gexf:6: the edge from 'a' to 'b' is directed, those before are undirected; make all edges the same, or say how to read them (directed)",
    ],
    [
      'an edge of no node',
      gexf('<edge source="a" target="c"/>'),
      'unknown-node',
      "g.gexf:5: the edge from 'a' to 'c': node 'c' is not among the nodes; add it, or remove the edge",
    ],
    [
      'a node twice',
      gexf('', { nodes: '<node id="a"/>\n<node id="a"/>' }),
      'invalid-gexf',
      "g.gexf:3: node id 'a' occurs a second time, first on line 2",
    ],
    [
      'a hierarchy',
      gexf('', { nodes: '<node id="a"><nodes><node id="b"/></nodes></node>' }),
      'invalid-gexf',
      'g.gexf:2: nodes within nodes are not read; save the graph without hierarchy',
    ],
    [
      'values that change with time',
      gexf('', {
        attributes:
          '<attributes class="node"><attribute id="0" title="x" type="int"/></attributes>',
        nodes: `<node id="a"><attvalues><attvalue for="0" value="1" start="1"/>
<attvalue for="0" value="2" start="2"/></attvalues></node>`,
      }),
      'invalid-gexf',
      "g.gexf:3: the node has a second value of 'x'; values that change with time are not read",
    ],
    [
      'a value of another type',
      gexf('', {
        attributes:
          '<attributes class="node"><attribute id="0" title="x" type="int"/></attributes>',
        nodes: '<node id="a"><attvalues><attvalue for="0" value="one"/></attvalues></node>',
      }),
      'invalid-gexf',
      "g.gexf:2: 'x' is declared as int, but its value is 'one'",
    ],
    [
      'a value of nothing',
      gexf('', {
        nodes: '<node id="a"><attvalues><attvalue for="9" value="1"/></attvalues></node>',
      }),
      'invalid-gexf',
      "g.gexf:2: attvalue is for '9', which no <attribute> declares for nodes",
    ],
    [
      'a weight that is no number',
      gexf('<edge source="a" target="b" weight="much"/>'),
      'invalid-gexf',
      "g.gexf:5: weight is 'much', no number",
    ],
    [
      'another direction',
      gexf('<edge source="a" target="b" type="up"/>'),
      'invalid-gexf',
      "g.gexf:5: type is 'up'; expected directed, undirected or mutual",
    ],
    [
      'an edge without source',
      gexf('<edge target="a"/>'),
      'invalid-gexf',
      "g.gexf:5: <edge> lacks the attribute 'source'",
    ],
    [
      'attributes of something else',
      gexf('', { attributes: '<attributes class="graph"/>' }),
      'invalid-gexf',
      "g.gexf:1: attributes have the class 'graph'; expected node or edge",
    ],
    ['no nodes', gexf('', { nodes: '' }), 'empty', 'g.gexf: there are no nodes'],
    ['no graph', '<gexf/>', 'invalid-gexf', 'g.gexf:1: the file holds no <graph>'],
    [
      'two graphs',
      '<gexf><graph/><graph/></gexf>',
      'invalid-gexf',
      'g.gexf:1: there is a second <graph>; save each graph to a file of its own',
    ],
  ])('refuses %s', (_, text, code, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ name: 'FormatError', code, message, file: 'g.gexf' }),
    );
  });
});
