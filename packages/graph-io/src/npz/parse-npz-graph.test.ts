import { readFileSync } from 'node:fs';
import { CsrMatrix, type Graph } from '@latentgraph/graph';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NumberTypeName, npyFile, npyHeader, npyOf, npzOf } from '../testing/numpy-files.js';
import { parseNpzGraph } from './parse-npz-graph.js';

const fixtures = new URL('../../fixtures/npz/', import.meta.url);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`${name}.npz`, fixtures)));
const expected: {
  edges: [number, number][];
  features: number[][];
  labels: number[];
  arcs: [number, number, number][];
} = JSON.parse(readFileSync(new URL('expected.json', fixtures), 'utf8'));

/** Edges as pairs, with the weight where there are weights. */
function edgesOf({ edges: { sources, targets }, weights }: Graph): number[][] {
  return Array.from(sources, (source, k) => [
    source,
    targets[k]!,
    ...(weights === undefined ? [] : [weights[k]!]),
  ]);
}

function rowsOf(matrix: CsrMatrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, row) =>
    Array.from({ length: matrix.columns }, (_, column) => {
      const position = matrix.indexOf(row, column);
      return position < 0 ? 0 : matrix.values[position]!;
    }),
  );
}

/** An array of one-character strings. */
function textOf(...letters: string[]): Uint8Array {
  const body = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return npyFile(npyHeader('|S1', [letters.length]), body);
}

/** The arrays of a CSR matrix under a prefix. */
function csrParts(
  prefix: string,
  { rows, columns, rowPointers, columnIndices, values }: CsrMatrix,
  type: NumberTypeName = 'f4',
): Record<string, Uint8Array> {
  return {
    [`${prefix}shape`]: npyOf([rows, columns], 'i8'),
    [`${prefix}indptr`]: npyOf([...rowPointers]),
    [`${prefix}indices`]: npyOf([...columnIndices]),
    [`${prefix}data`]: npyOf([...values], type),
  };
}

/** The path 0 - 1 - 2 in both directions. */
const path = CsrMatrix.fromEntries(3, 3, { rows: [0, 1, 1, 2], columns: [1, 0, 2, 1] });
const pathParts = csrParts('adj_', path);

describe('parseNpzGraph of what NumPy and SciPy wrote', () => {
  it.each(['pickled', 'pickled-3', 'parts', 'dotted', 'dense'])('reads the layout %s', (layout) => {
    const graph = parseNpzGraph(fixture(layout), { fileName: `folder/${layout}.npz` });
    expect(graph).toMatchObject({
      name: layout,
      nodeCount: 6,
      directed: false,
      weights: undefined,
      cleaned: { selfLoops: 1, duplicateEdges: 0 },
    });
    expect(edgesOf(graph)).toEqual(expected.edges);
    expect(rowsOf(graph.features!)).toEqual(expected.features);
    expect(Array.from(graph.labels!.classes)).toEqual(expected.labels);
    expect(graph.labels!.names).toEqual(['red', 'green', 'blue']);
    expect(graph.ids).toEqual([0, 1, 2, 3, 4, 5].map((node) => `node ${node}`));
  });

  it.each(['csr', 'csc', 'coo'])('reads a directed graph with weights, saved as %s', (format) => {
    const graph = parseNpzGraph(fixture(`saved-${format}`));
    expect(graph).toMatchObject({
      name: undefined,
      directed: true,
      features: undefined,
      labels: undefined,
      ids: undefined,
      cleaned: { selfLoops: 1, duplicateEdges: 0 },
    });
    expect(edgesOf(graph)).toEqual(expected.arcs);
  });

  it('has its adjacency transposed: rows of the file are sources', () => {
    const { adjacency } = parseNpzGraph(fixture('saved-csr'));
    expect(adjacency.values[adjacency.indexOf(2, 4)]).toBe(3);
    expect(adjacency.has(4, 2)).toBe(false);
  });

  it('counts entries that are stored repeatedly', () => {
    const graph = parseNpzGraph(fixture('saved-repeated'));
    expect(graph).toMatchObject({
      directed: false,
      weights: undefined,
      cleaned: { selfLoops: 1, duplicateEdges: 1 },
    });
    expect(edgesOf(graph)).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('says which formats of SciPy are read', () => {
    expect(() => parseNpzGraph(fixture('saved-bsr'), { fileName: 'm.npz' })).toThrow(
      "m.npz: format: a matrix of format 'bsr'; csr, csc and coo are read: save matrix.tocsr()",
    );
  });
});

describe('direction and weights', () => {
  const arrow = CsrMatrix.fromEntries(3, 3, { rows: [0, 1, 1], columns: [1, 0, 2] });
  const read = (matrix: CsrMatrix, directed?: boolean) =>
    parseNpzGraph(npzOf(csrParts('adj_', matrix)), { directed });

  it('is what the matrix says, unless told', () => {
    expect(read(path)).toMatchObject({ directed: false, edgeCount: 2 });
    expect(read(path, true)).toMatchObject({ directed: true, edgeCount: 4 });
    expect(read(arrow)).toMatchObject({ directed: true, edgeCount: 3 });
    expect(read(arrow, false)).toMatchObject({
      directed: false,
      edgeCount: 2,
      cleaned: { selfLoops: 0, duplicateEdges: 0 },
    });
  });

  it('is directed where only weights differ, and has no weight for both directions then', () => {
    const matrix = path.withValues(Float32Array.of(2, 2, 3, 4));
    expect(edgesOf(read(matrix))).toEqual([
      [0, 1, 2],
      [1, 0, 2],
      [1, 2, 3],
      [2, 1, 4],
    ]);
    expect(() => read(matrix, false)).toThrow(
      'adj_data: the weight from node 1 to 2 is 3, back it is 4; an undirected edge has one weight',
    );
    expect(edgesOf(read(path.withValues(Float32Array.of(2, 2, 3, 3))))).toEqual([
      [0, 1, 2],
      [1, 2, 3],
    ]);
  });

  it('sums weights stored repeatedly, as SciPy does', () => {
    const arrays = {
      format: textOf('x'),
      row: npyOf([0, 0, 1]),
      col: npyOf([1, 1, 0]),
      data: npyOf([1.5, 2, 3.5], 'f8'),
      shape: npyOf([2, 2], 'i8'),
    };
    const format = npyFile(npyHeader('|S3', []), new TextEncoder().encode('coo'));
    const graph = parseNpzGraph(npzOf({ ...arrays, format }));
    expect(edgesOf(graph)).toEqual([[0, 1, 3.5]]);
  });

  it('keeps an edge of weight 0, but no weights for the sake of self-loops', () => {
    expect(edgesOf(read(path.withValues(Float32Array.of(0, 0, 1, 1))))).toEqual([
      [0, 1, 0],
      [1, 2, 1],
    ]);
    const looped = CsrMatrix.fromEntries(2, 2, {
      rows: [0, 0, 1],
      columns: [0, 1, 0],
      values: [0, 1, 1],
    });
    expect(read(looped)).toMatchObject({
      weights: undefined,
      cleaned: { selfLoops: 1, duplicateEdges: 0 },
    });
  });

  it('gives the adjacency of the graph the file was made of', () => {
    const anyMatrix = fc.integer({ min: 1, max: 6 }).chain((size) => {
      const entry = fc.record({
        row: fc.nat({ max: size - 1 }),
        column: fc.nat({ max: size - 1 }),
        value: fc.constantFrom(1, 1, 2, 0.5),
      });
      const byPlace = { selector: (e: { row: number; column: number }) => e.row * size + e.column };
      return fc.uniqueArray(entry, byPlace).map((entries) => ({ size, entries }));
    });
    fc.assert(
      fc.property(anyMatrix, fc.boolean(), ({ size, entries }, mirrored) => {
        const all = mirrored
          ? entries.filter(({ row, column }) => row <= column)
          : entries.filter(({ row, column }) => row !== column);
        const dense = Array.from({ length: size }, () => new Array<number>(size).fill(0));
        for (const { row, column, value } of all) {
          dense[row]![column] = value;
          if (mirrored) dense[column]![row] = value;
        }
        const graph = parseNpzGraph(npzOf({ adj_matrix: npyOf(dense.flat(), 'f4', [size, size]) }));
        const symmetric = dense.every((row, a) => row.every((value, b) => value === dense[b]![a]));
        expect(graph.directed).toBe(!symmetric);
        const loops = all.filter(({ row, column }) => row === column).length;
        expect(graph.cleaned).toEqual({ selfLoops: loops, duplicateEdges: 0 });
        const withoutLoops = dense.map((row, a) => row.map((value, b) => (a === b ? 0 : value)));
        const back = rowsOf(graph.adjacency.transpose());
        expect(back).toEqual(withoutLoops);
      }),
    );
  });
});

describe('features, labels and names', () => {
  it('are left out where there are none, and features where they are not wanted', () => {
    const bare = parseNpzGraph(npzOf(pathParts));
    expect(bare).toMatchObject({ features: undefined, labels: undefined, ids: undefined });
    const broken = { ...pathParts, attr_data: new Uint8Array(0) };
    expect(parseNpzGraph(npzOf(broken), { featureless: true }).features).toBeUndefined();
    expect(() => parseNpzGraph(npzOf(broken))).toThrow("there is no array 'attr_shape'");
  });

  it('keep their order and sum of repeated entries', () => {
    const unsorted = {
      attr_shape: npyOf([3, 4], 'i8'),
      attr_indptr: npyOf([0, 2, 2, 4], 'i8'),
      attr_indices: npyOf([3, 1, 0, 0], 'i8'),
      attr_data: npyOf([1, 2, 3, 4], 'f8'),
    };
    const { features } = parseNpzGraph(npzOf({ ...pathParts, ...unsorted }));
    expect(rowsOf(features!)).toEqual([
      [0, 2, 0, 1],
      [0, 0, 0, 0],
      [7, 0, 0, 0],
    ]);
  });

  it('name classes by number where they have no name, and -1 as no class', () => {
    const labels = parseNpzGraph(npzOf({ ...pathParts, labels: npyOf([7, -1, 2]) })).labels!;
    expect(labels.names).toEqual(['class2', 'class7', 'unlabeled']);
    expect(Array.from(labels.classes)).toEqual([1, 2, 0]);
    const named = parseNpzGraph(
      npzOf({ ...pathParts, labels: npyOf([1, 3, 1]), class_names: textOf('a', 'b', 'c') }),
    ).labels!;
    expect(named.names).toEqual(['a', 'b', 'c', 'class3']);
    expect(Array.from(named.classes)).toEqual([1, 3, 1]);
  });

  it.each([
    ['shared by nodes', textOf('a', 'b', 'a')],
    ['of another number of nodes', textOf('a', 'b')],
    ['that are no text', npyOf([3, 4, 5])],
  ])('use indices in place of names %s', (_, names) => {
    expect(parseNpzGraph(npzOf({ ...pathParts, node_names: names })).ids).toBeUndefined();
  });
});

describe('parseNpzGraph refuses', () => {
  const wide = CsrMatrix.fromEntries(3, 2, { rows: [0], columns: [1] });

  it.each<[string, Record<string, Uint8Array>, string]>([
    [
      'an archive of something else',
      { weights: npyOf([1]), bias: npyOf([1]) },
      "g.npz: it holds 'weights', 'bias'; expected an adjacency matrix: adj_matrix, or adj_data, adj_indices, adj_indptr and adj_shape, or what scipy.sparse.save_npz writes",
    ],
    [
      'half a matrix',
      { adj_data: npyOf([1]), adj_shape: npyOf([1, 1]) },
      "g.npz: there is no array 'adj_indptr'; it holds 'adj_data', 'adj_shape'",
    ],
    [
      'a matrix that is not square',
      csrParts('adj_', wide),
      'g.npz: adj_data: an adjacency matrix has a row and a column for each node, got [3, 2]',
    ],
    [
      'a graph without nodes',
      csrParts('adj_matrix.', CsrMatrix.identity(0)),
      'g.npz: adj_matrix.data: an adjacency matrix has a row and a column for each node, got [0, 0]',
    ],
    [
      'a shape that is none',
      { ...pathParts, adj_shape: npyOf([3]) },
      'g.npz: adj_shape: expected the shape of a matrix, got [3]',
    ],
    [
      'a column outside the matrix',
      { ...pathParts, adj_indices: npyOf([1, 0, 3, 1]) },
      'g.npz: adj_data: CsrMatrix.fromEntries: entry 2 is at (1, 3), outside the shape [3, 3]',
    ],
    [
      'rows that overlap',
      { ...pathParts, adj_indptr: npyOf([0, 3, 1, 4]) },
      'g.npz: adj_data: sparse matrix [3, 3]: row 1 goes from 3 to 1',
    ],
    [
      'indices that are a table',
      { ...pathParts, adj_indices: npyOf([1, 0, 2, 1], 'i4', [2, 2]) },
      'g.npz: adj_indices: expected a list of numbers, got an array [2, 2]',
    ],
    [
      'values that are text',
      { ...pathParts, adj_data: textOf('1', '1', '1', '1') },
      'g.npz: adj_data: expected a list of numbers, got text',
    ],
    [
      'a weight that is no number',
      { ...pathParts, adj_data: npyOf([1, 1, Number.NaN, 1], 'f8') },
      'g.npz: adj_data: the value at (1, 2) is NaN, no finite number in single precision',
    ],
    [
      'a feature beyond single precision',
      { ...pathParts, attr_matrix: npyOf([1, 1e39, 1], 'f8', [3, 1]) },
      'g.npz: attr_matrix: the value at (1, 0) is Infinity, no finite number in single precision',
    ],
    [
      'features of other nodes',
      { ...pathParts, ...csrParts('attr_', CsrMatrix.identity(2)) },
      'g.npz: attr_data: 2 rows of features for 3 nodes',
    ],
    [
      'features that are a list',
      { ...pathParts, node_attr: npyOf([1, 2, 3]) },
      'g.npz: node_attr: expected a scipy.sparse CSR matrix or a two-dimensional array of numbers, got an array [3]',
    ],
    [
      'labels of other nodes',
      { ...pathParts, labels: npyOf([0, 1]) },
      'g.npz: labels: 2 labels for 3 nodes',
    ],
    [
      'several labels a node',
      { ...pathParts, labels: npyOf([0, 1, 0, 1, 1, 0], 'i4', [3, 2]) },
      'g.npz: labels: expected a list of numbers, got an array [3, 2]',
    ],
    [
      'half a label',
      { ...pathParts, node_label: npyOf([0, 0.5, 1], 'f4') },
      'g.npz: node_label: node 1 has label 0.5; expected a whole number, or -1 for none',
    ],
    [
      'more nodes than a small file can have',
      {
        format: npyFile(npyHeader('|S3', []), new TextEncoder().encode('coo')),
        shape: npyOf([2 ** 26, 2 ** 26], 'i8'),
        row: npyOf([]),
        col: npyOf([]),
        data: npyOf([]),
      },
      'g.npz: shape: [67108864, 67108864] is larger than the 16777216 rows and columns that are read',
    ],
    [
      'more features than a small file can have',
      {
        ...pathParts,
        ...csrParts('attr_', CsrMatrix.identity(3)),
        attr_shape: npyOf([3, 2 ** 31 - 1]),
      },
      'g.npz: attr_shape: [3, 2147483647] is larger than the 16777216 rows and columns that are read',
    ],
    [
      'a format that is no text',
      { format: npyOf([1]), data: npyOf([1]) },
      "g.npz: format: a matrix of format '1'",
    ],
  ])('%s', (_, arrays, message) => {
    expect(() => parseNpzGraph(npzOf(arrays), { fileName: 'g.npz' })).toThrow(
      expect.objectContaining({
        name: 'FormatError',
        file: 'g.npz',
        message: expect.stringContaining(message),
      }),
    );
  });
});

describe('parseNpzGraph of hostile bytes', () => {
  const seeds = ['pickled', 'parts', 'saved-csc', 'saved-coo'].map(fixture);

  it('ends, with a graph or a FormatError, whatever bytes are changed', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(change, { maxLength: 6 }),
        (seed, changes) => {
          const bytes = seed.slice();
          for (const [position, byte] of changes) bytes[position % bytes.length] = byte;
          try {
            parseNpzGraph(bytes);
          } catch (error) {
            expect(error).toMatchObject({ name: 'FormatError' });
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
