/**
 * @file A scanner of delimited text (CSV after RFC 4180, TSV, white space) over bytes. It finds
 * where fields begin and end and makes a string or number only of those that are asked for, which
 * is what makes long edge lists fast.
 *
 * Lines that are blank or begin with `#` or `%` are skipped. A field in double quotes may hold
 * delimiters, line ends and doubled quotes; blanks around other fields do not count.
 */
import { FormatError, type FormatErrorCode } from '../errors.js';
import { decimalNumber } from './decimal-number.js';
import { type Delimiter, guessDelimiter } from './delimiter.js';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const PERCENT = 37;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Options of `DelimitedScanner`. */
export interface ScannerOptions {
  /** For messages. */
  readonly file?: string | undefined;
  /** @default guessed from the first line that is not skipped */
  readonly delimiter?: Delimiter | undefined;
}

/** A cursor over the records of delimited text. */
export class DelimitedScanner {
  readonly bytes: Uint8Array;
  readonly file: string | undefined;
  readonly delimiter: Delimiter;
  /** Line on which the record at the cursor begins, from 1. */
  line = 0;
  /** Number of fields of the record at the cursor. */
  fieldCount = 0;
  /** Where each field begins and ends in `bytes`, without quotes. */
  readonly begins: number[] = [];
  readonly ends: number[] = [];
  readonly #hasDoubledQuotes: boolean[] = [];
  readonly #separator: number;
  #position = 0;
  #nextLine = 1;

  constructor(bytes: Uint8Array, { file, delimiter }: ScannerOptions = {}) {
    this.bytes = bytes;
    this.file = file;
    this.#skipToRecord();
    this.delimiter = delimiter ?? guessDelimiter(this.#beginning());
    this.#separator = this.delimiter.charCodeAt(0);
  }

  /** An error about the record at the cursor. */
  fail(code: FormatErrorCode, what: string): never {
    throw new FormatError(code, what, { file: this.file, line: this.line });
  }

  /** Moves to the next record; false at the end. */
  next(): boolean {
    if (!this.#skipToRecord()) return false;
    this.line = this.#nextLine;
    this.fieldCount = 0;
    while (!this.#scanField());
    return true;
  }

  /**
   * A field as a string.
   * @throws FormatError `invalid-text` where it is not UTF-8
   */
  text(field: number): string {
    const bytes = this.fieldBytes(field);
    try {
      return utf8.decode(bytes);
    } catch {
      return this.fail('invalid-text', 'this line is not UTF-8; save the file as UTF-8');
    }
  }

  /** The bytes of a field; a view of `bytes` unless doubled quotes had to be undone. */
  fieldBytes(field: number): Uint8Array {
    const bytes = this.bytes.subarray(this.begins[field], this.ends[field]);
    if (!this.#hasDoubledQuotes[field]) return bytes;
    return withoutDoubling(bytes);
  }

  /** A field as a finite number, or NaN where it is none. */
  number(field: number): number {
    return decimalNumber(this.bytes, this.begins[field]!, this.ends[field]!);
  }

  /** Whether a record follows; the cursor then stands on its first byte. */
  #skipToRecord(): boolean {
    const { bytes } = this;
    while (this.#position < bytes.length) {
      let at = this.#position;
      while (isBlank(bytes[at])) at++;
      const byte = bytes[at];
      if (byte !== undefined && byte !== LINE_FEED && byte !== HASH && byte !== PERCENT)
        return true;
      const end = bytes.indexOf(LINE_FEED, at);
      this.#position = end < 0 ? bytes.length : end + 1;
      this.#nextLine++;
    }
    return false;
  }

  #beginning(): string {
    return String.fromCharCode(...this.bytes.subarray(this.#position, this.#position + 10_000));
  }

  /** Reads one field and what ends it; true where that is the end of the record. */
  #scanField(): boolean {
    const { bytes } = this;
    const separator = this.#separator;
    let at = this.#position;
    while (isBlank(bytes[at]) && bytes[at] !== separator) at++;
    if (separator === SPACE) while (isBlank(bytes[at])) at++;
    if (bytes[at] === QUOTE) return this.#scanQuotedField(at + 1);
    const begin = at;
    let end = at;
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === separator || byte === LINE_FEED) break;
      if (separator === SPACE && byte === TAB) break;
      if (byte !== SPACE && byte !== TAB && byte !== CARRIAGE_RETURN) end = at + 1;
    }
    this.#addField(begin, end, false);
    return this.#endField(at);
  }

  /** Reads a field from behind its opening quote. */
  #scanQuotedField(begin: number): boolean {
    const { bytes } = this;
    let hasDoubledQuotes = false;
    for (let at = begin; at < bytes.length; at++) {
      if (bytes[at] === LINE_FEED) this.#nextLine++;
      if (bytes[at] !== QUOTE) continue;
      if (bytes[at + 1] === QUOTE) {
        hasDoubledQuotes = true;
        at++;
        continue;
      }
      this.#addField(begin, at, hasDoubledQuotes);
      return this.#endField(at + 1);
    }
    return this.fail('invalid-line', 'a quoted field that begins here has no closing quote');
  }

  #addField(begin: number, end: number, hasDoubledQuotes: boolean): void {
    this.begins[this.fieldCount] = begin;
    this.ends[this.fieldCount] = end;
    this.#hasDoubledQuotes[this.fieldCount] = hasDoubledQuotes;
    this.fieldCount++;
  }

  /** Steps over what follows a field; true where the record ends there. */
  #endField(position: number): boolean {
    const { bytes } = this;
    const separator = this.#separator;
    let at = position;
    while (isBlank(bytes[at]) && (bytes[at] !== separator || separator === SPACE)) at++;
    const isEnd = at >= bytes.length || bytes[at] === LINE_FEED;
    if (isEnd) this.#nextLine++;
    else if (separator === SPACE && at > position) at--;
    else if (bytes[at] !== separator) {
      this.fail('invalid-line', `column ${this.fieldCount} goes on behind its closing quote`);
    }
    this.#position = at + 1;
    return isEnd;
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB || byte === CARRIAGE_RETURN;
}

/** The bytes with each pair of quotes made one. */
function withoutDoubling(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let k = 0; k < bytes.length; k++) {
    kept[length++] = bytes[k]!;
    if (bytes[k] === QUOTE) k++;
  }
  return kept.subarray(0, length);
}
