import { describe, expect, it } from 'vitest';
import type { TableOptions } from './node-table.js';
import { parseFeatures } from './parse-features.js';
import { parseLabels } from './parse-labels.js';
import { parseNodes } from './parse-nodes.js';

describe('parseFeatures', () => {
  it('stores what is not zero, row by row', () => {
    const table = parseFeatures('id,age,tall\nanna,1.5,0\n"bert, jr.",0,-1\n');
    expect(table).toMatchObject({
      ids: ['anna', 'bert, jr.'],
      lines: [2, 3],
      featureNames: ['age', 'tall'],
    });
    expect(table.matrix).toMatchObject({ rows: 2, columns: 2, nonZeros: 2 });
    expect(table.matrix.toEntries()).toEqual({
      rows: Uint32Array.of(0, 1),
      columns: Uint32Array.of(0, 1),
      values: Float32Array.of(1.5, -1),
    });
  });

  it.each([
    ['id', 'id,0,1\n5,1,2\n', ['0', '1']],
    ['an empty heading, as pandas writes it', ',0,1\n5,1,2\n', ['0', '1']],
    ['no numbers', 'person,age,size\n5,1,2\n', ['age', 'size']],
    ['nothing of the kind', '5 1 2\n', undefined],
  ])('knows a header by %s', (_, text, featureNames) => {
    expect(parseFeatures(text)).toMatchObject({ ids: ['5'], featureNames });
  });

  it('obeys where it is told whether there is a header', () => {
    expect(parseFeatures('1,2\n3,4\n', { header: true })).toMatchObject({
      ids: ['3'],
      featureNames: ['2'],
    });
    expect(() => parseFeatures('id,x\n', { header: false })).toThrow(/line 1: column 2 is 'x'/);
  });

  it.each([
    [
      'a missing column',
      'a,1,2\nb,1\n',
      'f.csv:2: expected 3 columns, as in the rows before, found 2',
    ],
    [
      'a column too many',
      'a,1\nb,1,2\n',
      'f.csv:2: expected 2 columns, as in the rows before, found 3',
    ],
    [
      'ids only',
      'a\nb\n',
      'f.csv:1: a node id without features; expected id,f1,f2,...',
      { header: false },
    ],
    ['a word', 'a,1\nb,x\n', "f.csv:2: column 2 is 'x', no number"],
    ['an empty field', 'a,1,2\nb,,2\n', "f.csv:2: column 2 is '', no number"],
    ['NaN', 'a,1\nb,NaN\n', "f.csv:2: column 2 is 'NaN', no number"],
    ['a number too large', 'a,1\nb,1e39\n', "f.csv:2: column 2 is '1e39', beyond single precision"],
    [
      'an id that occurs twice',
      'a,1\nb,2\na,3\n',
      "f.csv:3: node id 'a' occurs a second time, first on line 1",
    ],
    ['no rows', 'id,x\n', 'f.csv: there are no rows'],
  ] satisfies [string, string, string, TableOptions?][])(
    'refuses %s',
    (_, text, message, options?: TableOptions) => {
      expect(() => parseFeatures(text, { ...options, fileName: 'f.csv' })).toThrow(
        expect.objectContaining({ name: 'FormatError', message, file: 'f.csv' }),
      );
    },
  );
});

describe('parseLabels', () => {
  it('numbers names by first appearance, and numbers by value', () => {
    expect(parseLabels('a,red\nb,blue\nc,red\n')).toMatchObject({
      classes: Uint32Array.of(0, 1, 0),
      names: ['red', 'blue'],
    });
    expect(parseLabels('a,10\nb,9\n')).toMatchObject({
      classes: Uint32Array.of(1, 0),
      names: ['9', '10'],
    });
  });

  it.each([
    ['id,team\na,x\n', ['a']],
    ['person,label\na,x\n', ['a']],
    ['person,team\na,x\n', ['person', 'a']],
  ])('knows a header by its names: %o', (text, ids) => {
    expect(parseLabels(text).ids).toEqual(ids);
  });

  it.each([
    ['a missing column', 'a,x\nb\n', 'l.csv:2: expected 2 columns, id,label, found 1'],
    ['an empty label', 'a,x\nb,\n', 'l.csv:2: the label is empty'],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseLabels(text, { fileName: 'l.csv' })).toThrow(message);
  });
});

describe('parseNodes', () => {
  it('reads the first column', () => {
    expect(parseNodes('id,name\n2,two\n1,one\n').ids).toEqual(['2', '1']);
    expect(parseNodes('b\na\n').ids).toEqual(['b', 'a']);
  });

  it('refuses an id that occurs twice', () => {
    expect(() => parseNodes('a\na\n')).toThrow(/^line 2: node id 'a' occurs a second time/);
  });
});
