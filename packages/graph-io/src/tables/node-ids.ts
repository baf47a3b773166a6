/** @file Node ids as they are met in a file: numbered by first appearance, and what order they get. */
import { ByteStringTable } from '../text/byte-string-table.js';
import type { DelimitedScanner } from '../text/delimited-scanner.js';

/** The different ids of a file. */
export class NodeIds {
  /** Each id once, by first appearance. */
  readonly names: string[] = [];
  readonly #table = new ByteStringTable();

  /** Number of the id in a field of the scanner's record. */
  add(scanner: DelimitedScanner, field: number): number {
    if (scanner.begins[field] === scanner.ends[field]) {
      scanner.fail('invalid-line', `column ${field + 1} is empty; it should be a node id`);
    }
    const bytes = scanner.fieldBytes(field);
    const index = this.#table.add(bytes, 0, bytes.length);
    if (index === this.names.length) this.names.push(scanner.text(field));
    return index;
  }
}

const wholeNumber = /^(0|[1-9]\d{0,14})$/;

/** Names in the order a reader expects: by value where all are whole numbers, else as they came. */
export function orderNames(names: readonly string[]): readonly string[] {
  if (!names.every((name) => wholeNumber.test(name))) return names;
  return [...names].sort((a, b) => Number(a) - Number(b));
}

/** Whether names are 0, 1, 2, ...: what nodes are called anyway. */
export function areIndices(names: readonly string[]): boolean {
  return names.every((name, index) => name === String(index));
}
