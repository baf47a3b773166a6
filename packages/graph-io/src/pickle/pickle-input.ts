/**
 * @file The bytes of a pickle, read from front to back; every length is checked against the bytes
 * that are left before anything is made of it.
 */
import { FormatError, type FormatErrorCode, type FormatPlace } from '../errors.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const longestName = 200;

/** A cursor over the bytes of a pickle. */
export class PickleInput {
  /** Where the opcode at work stands, for messages. */
  opcodeOffset = 0;
  readonly #bytes: Uint8Array;
  readonly #place: FormatPlace;
  #position = 0;

  constructor(bytes: Uint8Array, place: FormatPlace) {
    this.#bytes = bytes;
    this.#place = place;
  }

  fail(code: FormatErrorCode, what: string): never {
    throw new FormatError(code, `pickle, offset ${this.opcodeOffset}: ${what}`, this.#place);
  }

  opcode(): number {
    this.opcodeOffset = this.#position;
    return this.unsigned(1);
  }

  /** A little-endian unsigned integer of `size` bytes; beyond 2^53 it is not exact. */
  unsigned(size: number): number {
    return this.#take(size).reduceRight((value, byte) => value * 256 + byte, 0);
  }

  /** A little-endian two's complement integer of `size` bytes. */
  signed(size: number): number {
    if (size > 8) this.fail('invalid-pickle', `an integer of ${size} bytes`);
    const bits = this.#take(size).reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);
    const value = Number(BigInt.asIntN(8 * size, bits));
    return Number.isSafeInteger(value)
      ? value
      : this.fail('invalid-pickle', 'an integer beyond 2^53');
  }

  /** A big-endian double. */
  float(): number {
    const bytes = this.#take(8);
    return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0, false);
  }

  /** A copy of the next bytes. */
  bytes(length: number): Uint8Array {
    // Not slice(): that of a Node Buffer is a view.
    return new Uint8Array(this.#take(length));
  }

  latin1(length: number): string {
    const bytes = this.#take(length);
    let text = '';
    for (let begin = 0; begin < length; begin += 8192) {
      text += String.fromCharCode(...bytes.subarray(begin, begin + 8192));
    }
    return text;
  }

  utf8(length: number): string {
    const bytes = this.#take(length);
    try {
      return utf8.decode(bytes);
    } catch {
      return this.fail('invalid-pickle', 'a string that is not UTF-8');
    }
  }

  /** Text up to a line feed. */
  line(): string {
    const length = this.#bytes.indexOf(0x0a, this.#position) - this.#position;
    if (length < 0 || length > longestName) this.fail('invalid-pickle', 'a name without an end');
    return this.latin1(length + 1).slice(0, -1);
  }

  #take(length: number): Uint8Array {
    const left = this.#bytes.length - this.#position;
    if (length > left) {
      this.fail('invalid-pickle', `${length} bytes are announced, ${left} are left`);
    }
    this.#position += length;
    return this.#bytes.subarray(this.#position - length, this.#position);
  }
}
