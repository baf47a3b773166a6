/**
 * @file XML as a stream of elements, on the tokenizer saxes. Nothing is loaded from elsewhere, and
 * no entity is expanded but the five of XML itself, so that a small file stays small.
 */
import { SaxesParser } from 'saxes';
import { FormatError, type FormatErrorCode } from '../errors.js';
import { type TextSource, textBytes } from '../text/text-bytes.js';
import { utf8Text } from '../text/utf8-text.js';

/** An element that begins. */
export interface XmlElement {
  /** Without the prefix that the root element has, if any; other prefixes stay. */
  readonly name: string;
  /** Values by name; what is not there is undefined. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a format makes of the elements. */
export interface XmlContent {
  /** Name of the element around all others; a file with another one is refused. */
  readonly root: string;
  /**
   * An element begins within another, whose name is `parent`. Where the answer is false, all of it is
   * skipped, its end too.
   */
  open(parent: string, element: XmlElement): boolean;
  /** An element ends. `text` is what stands between its last tag and this one. */
  close(name: string, text: string): void;
}

/** About so many bytes are decoded at a time. */
const chunkSize = 2 ** 20;
const LINE_FEED = 10;

/** `position` is that in messages: here the line comes from the reader. */
const parserOptions = { xmlns: false, position: false } as const;

/** Reads one XML file. */
export class XmlReader {
  readonly #source: TextSource;
  readonly #code: FormatErrorCode;
  readonly #file: string | undefined;
  /** Line of the element that begins or ends, from 1. */
  line = 1;

  /** @param code of errors about the XML itself and of `fail` */
  constructor(source: TextSource, code: FormatErrorCode, file: string | undefined) {
    this.#source = source;
    this.#code = code;
    this.#file = file;
  }

  /** An error about the element that begins or ends. */
  fail(what: string): never {
    throw new FormatError(this.#code, what, { file: this.#file, line: this.line });
  }

  /** The value of an attribute that the element which begins must have. */
  required({ name, attributes }: XmlElement, attribute: string): string {
    return attributes[attribute] ?? this.fail(`<${name}> lacks the attribute '${attribute}'`);
  }

  /**
   * Hands the elements to `content`.
   * @throws FormatError `invalid-text` for bytes that are no UTF-8; the code of the constructor for
   *   text that is no XML, that declares entities, or has another root
   */
  read(content: XmlContent): void {
    const parser = this.#parserFor(content);
    for (const chunk of wholeLines(textBytes(this.#source, this.#file))) {
      parser.write(utf8Text(chunk, this.#file, parser.line));
    }
    parser.close();
  }

  #parserFor(content: XmlContent): SaxesParser<typeof parserOptions> {
    const parser = new SaxesParser<typeof parserOptions>(parserOptions);
    let prefix: string | undefined;
    /** Names of the elements around the one that begins or ends, without those that are skipped. */
    const path: string[] = [];
    let skipped = 0;
    let text = '';
    const localName = (name: string): string =>
      prefix && name.startsWith(prefix) ? name.slice(prefix.length) : name;
    parser.on('error', ({ message }) => {
      this.line = parser.line;
      this.fail(`not valid XML: ${message.replace(/\.$/, '')}`);
    });
    parser.on('doctype', (declaration) => {
      this.line = parser.line;
      if (declaration.includes('<!ENTITY')) {
        this.fail('this file declares entities, which are not expanded; save it without DOCTYPE');
      }
    });
    parser.on('opentagstart', ({ name }) => {
      this.line = parser.line;
      prefix ??= name.slice(0, name.indexOf(':') + 1);
    });
    parser.on('opentag', ({ name, attributes }) => {
      text = '';
      const element = { name: localName(name), attributes };
      if (skipped === 0 && this.#isRead(content, path.at(-1), element)) path.push(element.name);
      else skipped++;
    });
    const addText = (more: string): void => {
      if (skipped === 0) text += more;
    };
    parser.on('text', addText);
    parser.on('cdata', addText);
    parser.on('closetag', ({ name, isSelfClosing }) => {
      if (!isSelfClosing) this.line = parser.line;
      if (skipped > 0) skipped--;
      else {
        path.pop();
        content.close(localName(name), text);
      }
      text = '';
    });
    return parser;
  }

  #isRead(content: XmlContent, parent: string | undefined, element: XmlElement): boolean {
    if (parent !== undefined) return content.open(parent, element);
    if (element.name === content.root) return true;
    return this.fail(`the file begins with <${element.name}>; expected <${content.root}>`);
  }
}

/** Pieces of about `chunkSize` that end at the end of a line. */
function* wholeLines(bytes: Uint8Array): Generator<Uint8Array> {
  for (let begin = 0; begin < bytes.length; ) {
    const lineEnd = bytes.indexOf(LINE_FEED, begin + chunkSize);
    const end = lineEnd < 0 ? bytes.length : lineEnd + 1;
    yield bytes.subarray(begin, end);
    begin = end;
  }
}
