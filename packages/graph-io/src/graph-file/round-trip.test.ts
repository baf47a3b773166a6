/** @file What the writers of graph files write, their readers give back. */
import { CsrMatrix, Graph } from '@latentgraph/graph';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphToGexf } from '../gexf/graph-to-gexf.js';
import { graphToGraphml } from '../graphml/graph-to-graphml.js';
import { graphToNodeLink } from '../node-link/graph-to-node-link.js';
import { readGraph } from './read-graph.js';
import type { WriteGraphOptions } from './written-nodes.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const ordinary = fc.string({ unit: 'binary', maxLength: 6 });
const special = fc.string({
  unit: fc.constantFrom(
    '"',
    "'",
    '<',
    '>',
    '&',
    ';',
    ']',
    '\t',
    '\n',
    '\r',
    ' ',
    '\\',
    'ż',
    '🐢',
    '0',
  ),
  maxLength: 6,
});
/** Any text that XML can hold. */
const text = fc.oneof(ordinary, special).filter((one) => !impossible.test(one));
/** -0 is 0 to JSON. */
const single = fc
  .float({ noNaN: true, noDefaultInfinity: true })
  .map((value) => (value === 0 ? 0 : value));

interface Sample {
  readonly graph: Graph;
  readonly options: WriteGraphOptions;
}

const sample: fc.Arbitrary<Sample> = fc
  .uniqueArray(text, { minLength: 1, maxLength: 8 })
  .chain((ids) => {
    const node = fc.nat(ids.length - 1);
    const perNode = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
      fc.array(value, { minLength: ids.length, maxLength: ids.length });
    const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
      fc.option(value, { nil: undefined });
    return fc.record({
      ids: fc.constant(ids),
      edges: fc.array(fc.tuple(node, node, single), { maxLength: 12 }),
      directed: fc.boolean(),
      weighted: fc.boolean(),
      names: optional(perNode(text)),
      classes: optional(perNode(text)),
      features: optional(perNode(fc.tuple(single, single))),
      featureNames: fc.uniqueArray(
        text.map((name) => `f${name}`),
        { minLength: 2, maxLength: 2, selector: (name) => name.toLowerCase() },
      ),
    });
  })
  .map(({ ids, edges, directed, weighted, names, classes, features, featureNames }) => {
    const classNames = [...new Set(classes)];
    const graph = Graph.fromEdges({
      nodeCount: ids.length,
      ids,
      directed,
      edges: {
        sources: Uint32Array.from(edges, ([source]) => source),
        targets: Uint32Array.from(edges, ([, target]) => target),
      },
      weights: weighted ? Float32Array.from(edges, ([, , weight]) => weight) : undefined,
      labels: classes && {
        classes: Uint32Array.from(classes, (name) => classNames.indexOf(name)),
        names: classNames,
      },
      features: features && dense(features),
    });
    return { graph, options: { names, featureNames: features && featureNames } };
  });

function dense(rows: readonly (readonly number[])[]): CsrMatrix {
  const entries = rows.flatMap((row, node) =>
    row.map((value, column) => ({ node, column, value })),
  );
  const stored = entries.filter(({ value }) => value !== 0);
  return CsrMatrix.fromEntries(rows.length, 2, {
    rows: stored.map(({ node }) => node),
    columns: stored.map(({ column }) => column),
    values: stored.map(({ value }) => value),
  });
}

/** All that a file can hold, in a form to compare. */
function facts(graph: Graph, names: readonly string[] | undefined) {
  const ids = Array.from({ length: graph.nodeCount }, (_, node) => graph.idOf(node));
  const { weights, labels } = graph;
  return {
    ids,
    directed: graph.directed,
    edges: graph.edges,
    weights: Array.from(graph.edges.sources, (_, edge) => weights?.[edge] ?? 1),
    classes: labels && Array.from(labels.classes, (index) => labels.names[index]),
    features: graph.features?.toEntries(),
    names: names ?? ids,
  };
}

const writers: readonly [string, (graph: Graph, options?: WriteGraphOptions) => string][] = [
  ['graphToGraphml', graphToGraphml],
  ['graphToGexf', graphToGexf],
  ['graphToNodeLink', graphToNodeLink],
  [
    'graphToNodeLink with links',
    (graph, options) => graphToNodeLink(graph, { ...options, edgesKey: 'links' }),
  ],
];

describe.each(writers)('%s', (_, write) => {
  it('writes what is read back as it was', () => {
    fc.assert(
      fc.property(sample, ({ graph, options }) => {
        const file = readGraph(write(graph, options));
        expect(facts(file.graph, file.names)).toEqual(facts(graph, options.names));
        expect(file.features.map(({ name }) => name)).toEqual(options.featureNames ?? []);
        expect(file.unusedAttributes).toEqual([]);
        expect(file.graph.cleaned).toEqual({ selfLoops: 0, duplicateEdges: 0 });
      }),
    );
  });

  it('leaves features out where their columns have no names', () => {
    const graph = Graph.fromEdges({
      nodeCount: 2,
      edges: { sources: Uint32Array.of(0), targets: Uint32Array.of(1) },
      features: dense([
        [1, 2],
        [3, 4],
      ]),
    });
    expect(readGraph(write(graph)).graph).toMatchObject({ features: undefined, edgeCount: 1 });
  });

  const pair = Graph.fromEdges({
    nodeCount: 2,
    edges: { sources: Uint32Array.of(0), targets: Uint32Array.of(1) },
    features: dense([
      [1, 2],
      [3, 4],
    ]),
  });
  it.each<[string, WriteGraphOptions, string]>([
    ['a name too few', { names: ['a'] }, 'names: got 1 for 2 nodes'],
    ['a column without name', { featureNames: ['x'] }, 'featureNames: got 1 for 2 columns'],
    ['one name twice', { featureNames: ['x', 'X'] }, "featureNames: 'X' is taken"],
    ['the name of the class', { featureNames: ['x', 'Class'] }, "featureNames: 'Class' is taken"],
  ])('refuses %s', (_, options, message) => {
    expect(() => write(pair, options)).toThrow(
      expect.objectContaining({
        code: 'invalid-argument',
        message: expect.stringContaining(message),
      }),
    );
  });
});

describe.each(writers.slice(0, 2))('%s', (_, write) => {
  const edges = { sources: Uint32Array.of(0), targets: Uint32Array.of(1) };

  it.each(['\u0000', '\u000b', '\u001f', '\ufffe', '\ud83d'])('refuses the character %j', (one) => {
    const ids = ['a', `b${one}`];
    const code = one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const what = `node id ${JSON.stringify(ids[1])} holds the character U+${code}, which XML cannot; write node-link JSON, or change it`;
    expect(() => write(Graph.fromEdges({ nodeCount: 2, ids, edges }))).toThrow(
      expect.objectContaining({ name: 'FormatError', code: 'invalid-text', message: what }),
    );
    const graph = Graph.fromEdges({ nodeCount: 2, edges });
    expect(() => write(graph, { names: ids })).toThrow(/^name "b/);
  });
});

describe.each(writers.slice(2))('%s', (_, write) => {
  it('writes every character', () => {
    fc.assert(
      fc.property(fc.uniqueArray(ordinary, { minLength: 1, maxLength: 5 }), (ids) => {
        const graph = Graph.fromEdges({
          nodeCount: ids.length,
          ids,
          edges: { sources: new Uint32Array(), targets: new Uint32Array() },
        });
        expect(facts(readGraph(write(graph)).graph, undefined).ids).toEqual(ids);
      }),
    );
  });
});
