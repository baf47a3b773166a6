import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NumpyArray, type PickleValue, ScipyCsrMatrix } from './pickle-values.js';
import { readPickle } from './read-pickle.js';

const fixtures = new URL('../../fixtures/pickle/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', fixtures), 'utf8'));

/** A pickle from strings of Latin-1 and bytes, behind the mark of protocol 2. */
function pickle(...parts: (string | number)[]): Uint8Array {
  const bytes = parts.flatMap((part) =>
    typeof part === 'number' ? [part] : Array.from(part, (letter) => letter.charCodeAt(0)),
  );
  return Uint8Array.of(0x80, 2, ...bytes);
}

function get(value: PickleValue, key: string): PickleValue {
  if (!(value instanceof Map)) throw new TypeError('not a dictionary');
  return value.get(key) ?? null;
}

describe.each([2, 3, 4])('readPickle of what Python 3 wrote in protocol %i', (protocol) => {
  const value = readPickle(readFileSync(new URL(`values-${protocol}.pickle`, fixtures)));

  it('builds plain values', () => {
    expect(get(value, 'plain')).toEqual(expected.plain);
    expect([...(get(value, 'ordered') as Map<string, number>)]).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    expect(get(value, 'shared')).toEqual([[1], [1]]);
  });

  it.each(Object.keys(expected.arrays))('builds an array of %s', (type) => {
    const array = get(get(value, 'arrays'), type) as NumpyArray;
    expect(array.shape).toEqual([2, 3]);
    expect(Array.from(array.data)).toEqual(expected.arrays[type].flat());
  });

  it('builds arrays in column-major order, and empty ones', () => {
    const fortran = get(value, 'fortran') as NumpyArray;
    expect(fortran).toMatchObject({ shape: [2, 3], data: Int32Array.of(0, 1, 2, 3, 4, 5) });
    expect(get(value, 'empty')).toMatchObject({ shape: [0, 3], data: new Float64Array() });
  });

  it('builds arrays of text and of objects, and byte strings', () => {
    expect(get(value, 'text')).toMatchObject({ shape: [2, 2], data: ['a', 'żółw', '', '🐧'] });
    expect(get(value, 'bytes')).toMatchObject({ shape: [2], data: ['ab', '\xff'] });
    expect(get(value, 'objects')).toMatchObject({ shape: [2, 2], data: ['x', 1, null, [2.5]] });
    expect(get(value, 'raw')).toEqual(Uint8Array.of(0, 255));
  });

  it('builds sparse arrays of newer versions', () => {
    const matrix = (get(value, 'array') as ScipyCsrMatrix).toCsrMatrix();
    expect(matrix).toMatchObject({ rows: 1, columns: 2, values: Float32Array.of(4) });
  });

  it('builds sparse matrices', () => {
    const matrix = (get(value, 'matrix') as ScipyCsrMatrix).toCsrMatrix();
    expect(matrix).toMatchObject({ rows: 3, columns: 3 });
    expect(matrix.toEntries()).toEqual({
      rows: Uint32Array.of(0, 2, 2),
      columns: Uint32Array.of(1, 0, 2),
      values: Float32Array.of(1.5, 2, -3),
    });
  });
});

describe('readPickle of what Python 2 wrote', () => {
  const reconstruct = 'cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\x85U\x01b\x87R';
  const int16 =
    'cnumpy\ndtype\nU\x02i2K\0K\x01\x87R(K\x03U\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb';

  it('takes byte strings as Latin-1', () => {
    expect(readPickle(pickle('U\x02\x80\xff.'))).toBe('\x80\xff');
    expect(readPickle(pickle('T\x02\0\0\0\x80\xff.'))).toBe('\x80\xff');
  });

  it('builds arrays from them', () => {
    const array = readPickle(
      pickle(reconstruct, `(K\x01K\x02\x85${int16}\x89U\x04\x01\0\xff\xfftb.`),
    );
    expect(array).toMatchObject({ shape: [2], data: Int16Array.of(1, -1) });
  });

  it('builds dictionaries of lists', () => {
    const lists =
      'ccollections\ndefaultdict\nc__builtin__\nlist\n\x85R(K\x00](K\x01M\x00\x01eK\x05]K\x02au.';
    expect(readPickle(pickle(lists))).toEqual(
      new Map([
        [0, [1, 256]],
        [5, [2]],
      ]),
    );
  });

  it('refuses bytes that do not fill an array', () => {
    const wrong = pickle(reconstruct, `(K\x01K\x03\x85${int16}\x89U\x04\x01\0\xff\xfftb.`);
    expect(() => readPickle(wrong)).toThrow("4 bytes do not make an array [3] of 'i2'");
  });

  const objects = int16.replace('i2', 'O8');

  it('refuses objects that do not fill an array', () => {
    expect(() => readPickle(pickle(reconstruct, `(K\x01K\x01\x85${objects}\x89]tb.`))).toThrow(
      "0 objects do not make an array [1] of 'O8'",
    );
  });

  it('refuses arrays of objects that are no plain data', () => {
    const ofType = `(K\x01K\x01\x85${objects}\x89]cnumpy\nndarray\natb.`;
    expect(() => readPickle(pickle(reconstruct, ofType))).toThrow('holds a type or a function');
  });

  it.each(['V4', 'M8', 'c8', 'U0', 'S', 'U70000'])('refuses arrays of %s', (type) => {
    const other = int16.replace('U\x02i2', `U${String.fromCharCode(type.length)}${type}`);
    const array = pickle(reconstruct, `(K\x01K\x01\x85${other}\x89U\x02\0\0tb.`);
    expect(() => readPickle(array)).toThrow(`an array of type '${type}', not of numbers or text`);
  });

  it('refuses to make many arrays of one string', () => {
    // A string of 240 bytes, stored once and recalled for each array.
    const raw = `U\xf0${'\0'.repeat(240)}q\0`;
    const blob = `cnumpy\nndarray\nq\x01cnumpy.core.multiarray\n_reconstruct\nq\x02${int16}q\x03${raw}`;
    const again = 'h\x02h\x01K\0\x85U\x01b\x87R(K\x01K\x78\x85h\x03\x89h\0tb';
    expect(() => readPickle(pickle(blob, again.repeat(100), '.'))).toThrow(
      'its arrays take far more memory than the file',
    );
  });
});

describe('readPickle refuses', () => {
  it.each([
    [
      'a function of the system',
      'cos\nsystem\n(U\x02idtR.',
      'unsafe-pickle',
      "p: pickle, offset 2: it refers to 'os.system'; only numbers, strings, lists, dictionaries, NumPy arrays and SciPy CSR matrices are read",
    ],
    [
      'eval',
      'c__builtin__\neval\n(U\x011tR.',
      'unsafe-pickle',
      /offset 2: it refers to '__builtin__\.eval'/,
    ],
    [
      'names of objects in JavaScript',
      'cconstructor\nprototype\n.',
      'unsafe-pickle',
      /'constructor\.prototype'/,
    ],
    ['a type as the value', 'cnumpy\nndarray\n.', 'unsafe-pickle', /holds a type or a function/],
    ['a type inside a list', ']cnumpy\nndarray\na.', 'unsafe-pickle', /holds a type or a function/],
    ['a call of a value', ']]R.', 'unsafe-pickle', /calls something that is no known constructor/],
    [
      'a default of another kind',
      'ccollections\ndefaultdict\ncnumpy\nndarray\n\x85R.',
      'unsafe-pickle',
      /calls 'collections\.defaultdict' with arguments plain data never has/,
    ],
    ['a state for a list', '](tb.', 'unsafe-pickle', /an object of no known kind is given a state/],
    [
      'an extension',
      '\x82\x01.',
      'unsafe-pickle',
      'p: pickle, offset 2: opcode 82 hex is not one of plain data',
    ],
    ['an object of protocol 0', '(i__builtin__\neval\n.', 'unsafe-pickle', /opcode 69 hex/],
    ['a persistent id', 'Pid\n.', 'unsafe-pickle', /opcode 50 hex/],
    [
      'an announced length beyond the end',
      'T\xff\xff\xff\xffabc.',
      'invalid-pickle',
      'p: pickle, offset 2: 4294967295 bytes are announced, 4 are left',
    ],
    ['a huge integer', '\x8a\xff', 'invalid-pickle', /an integer of 255 bytes/],
    [
      'an integer beyond 2^53',
      '\x8a\x08\xff\xff\xff\xff\xff\xff\xff\x7f.',
      'invalid-pickle',
      /beyond 2\^53/,
    ],
    ['an empty stack', '.', 'invalid-pickle', /the stack is empty/],
    ['a mark as a value', '(.', 'invalid-pickle', /a mark stands where a value should/],
    ['items without a mark', ']e.', 'invalid-pickle', /no mark on the stack/],
    ['items for a number', 'K\x01K\x02a.', 'invalid-pickle', /items for what is no list/],
    ['a pair for a list', ']K\x02K\x02s.', 'invalid-pickle', /items for what is no dictionary/],
    ['half a pair', '}(K\x01u.', 'invalid-pickle', /items for what is no dictionary/],
    ['a list as a key', '}]K\x01s.', 'invalid-pickle', /neither string nor number/],
    ['what was never stored', 'h\x07.', 'invalid-pickle', /nothing is stored as 7/],
    ['two values', 'NN.', 'invalid-pickle', /more than one value/],
    ['no end', 'N', 'invalid-pickle', /1 bytes are announced, 0 are left/],
    ['a name without an end', `c${'a'.repeat(300)}\n`, 'invalid-pickle', /a name without an end/],
    ['text that is not UTF-8', 'X\x01\0\0\0\xff.', 'invalid-pickle', /not UTF-8/],
    ['protocol 5', '\x80\x05N.', 'invalid-pickle', /protocol 5; protocols 2 to 4 are read/],
    [
      'a function of the system, by names on the stack',
      '\x8c\x02os\x8c\x06system\x93.',
      'unsafe-pickle',
      "p: pickle, offset 14: it refers to 'os.system'; only numbers, strings, lists, dictionaries, NumPy arrays and SciPy CSR matrices are read",
    ],
    ['a name that is none', 'K\x01\x8c\x01x\x93.', 'invalid-pickle', /refers to what has no name/],
    [
      'bytes beyond Latin-1',
      'c_codecs\nencode\nX\x03\0\0\0\xe2\x82\xacX\x06\0\0\0latin1\x86R.',
      'unsafe-pickle',
      /arguments plain data never has/,
    ],
    [
      'bytes longer than any file',
      '\x8e\0\0\0\0\0\0\0\xff',
      'invalid-pickle',
      /bytes are announced, 0 are left/,
    ],
    ['bytes as a key', '}C\x01aK\x01s.', 'invalid-pickle', /neither string nor number/],
    ['a set', '\x8f.', 'unsafe-pickle', /opcode 8f hex/],
  ])('%s', (_, text, code, message) => {
    expect(() => readPickle(pickle(text), { fileName: 'p' })).toThrow(
      expect.objectContaining({
        name: 'FormatError',
        code,
        file: 'p',
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      }),
    );
  });

  it.each([
    ['text', '12\n34\n'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(() => readPickle(new TextEncoder().encode(text))).toThrow(
      'pickle, offset 0: not a pickle of protocol 2 to 4, whose first byte is 80 hex',
    );
  });
});

describe('readPickle of hostile bytes', () => {
  const seeds = [
    'values-2.pickle',
    'values-3.pickle',
    'values-4.pickle',
    '../planetoid/ind.tiny.allx',
    '../planetoid/ind.tiny.graph',
  ].map((name) => new Uint8Array(readFileSync(new URL(name, fixtures))));

  /** Reads, and turns what it can into matrices; only a FormatError may come out. */
  function attempt(bytes: Uint8Array): void {
    try {
      const value = readPickle(bytes);
      if (value instanceof ScipyCsrMatrix) value.toCsrMatrix();
    } catch (error) {
      expect(error).toMatchObject({ name: 'FormatError' });
    }
  }

  it('ends, with a value or a FormatError, whatever bytes are changed', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(change, { maxLength: 8 }),
        (seed, changes) => {
          const bytes = seed.slice();
          for (const [position, byte] of changes) bytes[position % bytes.length] = byte;
          attempt(bytes);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('ends wherever it is cut', () => {
    for (const seed of seeds) {
      for (let length = 0; length < seed.length; length += 7) attempt(seed.subarray(0, length));
    }
  });

  it('ends on opcodes in any order', () => {
    const opcode = fc.constantFrom(...'(N\x88K\x01M](e}su)\x85\x86t q\0h\0Rb\x81a\x94\x93C\x8c.');
    const names = fc.constantFrom(
      'cnumpy\nndarray\n',
      'cnumpy\ndtype\n',
      'cscipy.sparse.csr\ncsr_matrix\n',
      'ccollections\ndefaultdict\n',
      'cnumpy.core.multiarray\n_reconstruct\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(opcode, names), { maxLength: 40 }), (parts) => {
        attempt(pickle(...parts));
      }),
      { numRuns: 1500 },
    );
  });

  it('asks for no memory that a small file cannot fill', () => {
    const matrix = new ScipyCsrMatrix();
    matrix.columns = 2 ** 32 - 1;
    expect(() => matrix.toCsrMatrix()).toThrow('more than 16777216 columns');
    matrix.columns = 3;
    matrix.rows = 2 ** 31;
    expect(() => matrix.toCsrMatrix()).toThrow('1 row pointers');
  });
});

describe('ScipyCsrMatrix', () => {
  it.each([
    ['rows that go back', [0, 2, 1], [0, 1], [1, 1], 'row 1 goes from 2 to 1'],
    ['rows beyond the entries', [0, 1, 3], [0, 1], [1, 1], 'row 1 goes from 1 to 3'],
    ['entries behind the last row', [0, 1, 1], [0, 1], [1, 1], '2 entries, but rows end at 1'],
    ['columns that are none', [0, 1, 2], [0, 5], [1, 1], 'entry 1'],
    ['values missing', [0, 1, 2], [0, 1], [1], '2 column indices, 1 values'],
  ])('refuses %s', (_, rowPointers, columnIndices, values, message) => {
    const matrix = Object.assign(new ScipyCsrMatrix(), {
      rows: 2,
      columns: 2,
      rowPointers: Int32Array.from(rowPointers),
      columnIndices: Int32Array.from(columnIndices),
      values: Float64Array.from(values),
    });
    expect(() => matrix.toCsrMatrix()).toThrow(message);
    expect(() => matrix.toCsrMatrix()).toThrow(/^sparse matrix \[2, 2\]: /);
  });
});
