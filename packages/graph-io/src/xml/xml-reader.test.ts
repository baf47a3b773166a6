import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type XmlContent, type XmlElement, XmlReader } from './xml-reader.js';

/** What was read in `<a>`, an element a line: its line, its path with attributes, its text. */
function elements(source: string | Uint8Array, skip: readonly string[] = []): string[] {
  const reader = new XmlReader(source, 'invalid-gexf', 'g.xml');
  const path = ['a'];
  const found: string[] = [];
  const content: XmlContent = {
    root: 'a',
    open: (parent: string, { name, attributes }: XmlElement) => {
      if (skip.includes(name)) return false;
      expect(path.at(-1)?.split(' ')[0]).toBe(parent);
      const given = Object.entries(attributes).map(([key, value]) => ` ${key}=${value}`);
      path.push(name + given.join(''));
      found.push(`${reader.line} ${path.join('/')}`);
      return true;
    },
    close: (_, text) => {
      found.push(`${reader.line} ${path.pop()}: ${text.trim()}`);
    },
  };
  reader.read(content);
  return found;
}

describe('XmlReader', () => {
  it('tells elements, attributes, text and lines', () => {
    expect(
      elements(
        '<?xml version="1.0"?>\n<a>\n<b c="1"\n d="2"\n>\n<c>x<!-- y --> z</c><d/>\n</b></a>',
      ),
    ).toEqual([
      '3 a/b c=1 d=2',
      '6 a/b c=1 d=2/c',
      '6 c: x z',
      '6 a/b c=1 d=2/d',
      '6 d: ',
      '7 b c=1 d=2: ',
      '7 a: ',
    ]);
  });

  it('skips elements with all that is in them', () => {
    expect(elements('<a><b><a>x</a><b/></b>y</a>', ['b'])).toEqual(['1 a: y']);
  });

  it('has attributes called like members of objects', () => {
    expect(elements('<a><b __proto__="1" constructor="2"/></a>')).toEqual([
      '1 a/b __proto__=1 constructor=2',
      '1 b __proto__=1 constructor=2: ',
      '1 a: ',
    ]);
  });

  it('counts lines through files longer than a piece', () => {
    const rows = Array.from({ length: 60_000 }, (_, k) => `<row n="${k} żółw 🐢">ł</row>\n`).join(
      '',
    );
    const found = elements(new TextEncoder().encode(`<a>\n${rows}</a>`));
    expect(found.length).toBe(120_001);
    expect(found.at(-3)).toBe('60001 a/row n=59999 żółw 🐢');
    expect(found.at(-1)).toBe('60002 a: ');
  });

  it.each([
    ['cut short', '<a>\n<b>', 'g.xml:2: not valid XML: unclosed tag: b'],
    ['cut within a tag', '<a>\n<b c="', 'g.xml:2: not valid XML: '],
    ['another closing tag', '<a>\n</b>', 'g.xml:2: not valid XML: unexpected close tag'],
    ['something behind', '<a/>\n<b/>', 'g.xml:2: not valid XML: '],
    ['an attribute twice', '<a b="1"\n b="2"/>', 'g.xml:2: not valid XML: duplicate attribute: b'],
    ['a control character', '<a>\n\u0001</a>', 'g.xml:2: not valid XML: disallowed character'],
    ['a reference to one', '<a>\n&#1;</a>', 'g.xml:2: not valid XML: '],
    ['another root', '\n<b><a/></b>', 'g.xml:2: the file begins with <b>; expected <a>'],
    ['no element', '\n<!-- -->', 'g.xml:2: not valid XML: document must contain a root element'],
    ['an unknown entity', '<a>\n&nbsp;</a>', 'g.xml:2: not valid XML: undefined entity'],
  ])('refuses %s', (_, text, message) => {
    expect(() => elements(text)).toThrow(
      expect.objectContaining({ code: 'invalid-gexf', message: expect.stringContaining(message) }),
    );
  });

  it('refuses a file that could grow by its entities', () => {
    const levels = Array.from(
      { length: 9 },
      (_, k) => `<!ENTITY e${k + 1} "${`&e${k};`.repeat(10)}">`,
    );
    const bomb = `<!DOCTYPE a [<!ENTITY e0 "ha">\n${levels.join('\n')}]>\n<a>&e9;</a>`;
    expect(() => elements(bomb)).toThrow(
      'g.xml:10: this file declares entities, which are not expanded; save it without DOCTYPE',
    );
  });

  it('refuses external entities, and fetches no DTD', () => {
    const external = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    expect(() => elements(external)).toThrow('g.xml:1: this file declares entities');
    expect(elements('<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><a/>')).toEqual(['1 a: ']);
  });

  it('gets through 200,000 levels', () => {
    const depth = 200_000;
    const deep = '<b>'.repeat(depth);
    expect(elements(`<a>${deep}${'</b>'.repeat(depth)}</a>`, ['b'])).toEqual(['1 a: ']);
    expect(() => elements(`<a>${deep}`, ['b'])).toThrow('g.xml:1: not valid XML: unclosed tag: b');
  });

  it('names the line that is not UTF-8', () => {
    const text = new TextEncoder().encode(`<a>\n${'\n'.repeat(2 ** 20)}<b>ż</b>\n</a>`);
    const broken = text.map((byte, k) => (k === text.length - 10 ? 0xff : byte));
    expect(() => elements(broken)).toThrow(
      expect.objectContaining({
        code: 'invalid-text',
        line: 2 ** 20 + 2,
        message: 'g.xml:1048578: this line is not UTF-8; save the file as UTF-8',
      }),
    );
  });

  it('ends on any text, in elements or a FormatError', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<',
      '>',
      '&',
      ';',
      '"',
      'b="1"',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?x',
      '?>',
      '<!DOCTYPE',
      '\n',
      'ż',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          expect(elements(pieces.join('')).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ name: 'FormatError' });
        }
      }),
      { numRuns: 1000 },
    );
  });
});
