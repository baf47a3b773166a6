/**
 * @file Seeded random numbers in named streams, from the counter-based generator Philox-4x32-10.
 *
 * Block k of a stream is a pure function of (seed, stream name, k). So streams are independent, a
 * draw added to one changes no other, and the whole state is a position. The kernels draw their
 * normals from the same blocks, reserved through `reserveBlocks`. Not for cryptography.
 */
import { GraphError } from './errors.js';
import { philox } from './philox.js';

/** Everything needed to continue a stream: plain data for a checkpoint. */
export interface RandomState {
  readonly seed: number;
  readonly stream: string;
  /** 32-bit words consumed so far. */
  readonly position: number;
}

/**
 * A run of Philox blocks. Block k of it has the key `key` and the counter words
 * (first + k as 64 bits: low, high; then `streamWords`).
 */
export interface PhiloxBlocks {
  readonly key: readonly [number, number];
  /** Index of the first block, low and high 32 bits. */
  readonly first: readonly [number, number];
  readonly streamWords: readonly [number, number];
}

const WORDS_PER_BLOCK = 4;

/** Blocks computed ahead: single words are handed out from them. */
const BUFFERED_BLOCKS = 16;

/** A seeded, named stream of random numbers. */
export class Random {
  readonly #seed: number;
  readonly #stream: string;
  readonly #key: readonly [number, number];
  readonly #streamWords: readonly [number, number];
  readonly #buffer = new Uint32Array(BUFFERED_BLOCKS * WORDS_PER_BLOCK);
  /** Position of the buffer's first word; none at first. */
  #bufferStart = Number.POSITIVE_INFINITY;
  #position = 0;

  /**
   * @param seed whole number from 0 to 2^53 - 1
   * @param stream name of the stream, for example `split` or `latent`
   * @throws GraphError `invalid-argument` for another seed
   */
  constructor(seed: number, stream: string) {
    checkWholeNumber('seed', seed);
    this.#seed = seed;
    this.#stream = stream;
    this.#key = split64(seed);
    this.#streamWords = hashName(stream);
  }

  /**
   * Continues a stream where `state` left it.
   * @throws GraphError `invalid-argument` for a state that no stream has had
   */
  static fromState(state: RandomState): Random {
    checkWholeNumber('position', state.position);
    const random = new Random(state.seed, state.stream);
    random.#position = state.position;
    return random;
  }

  /** What `Random.fromState` needs to go on from here. */
  get state(): RandomState {
    return { seed: this.#seed, stream: this.#stream, position: this.#position };
  }

  /** An independent stream of the same seed, `<this stream>/<name>`, from its beginning. */
  substream(name: string): Random {
    return new Random(this.#seed, `${this.#stream}/${name}`);
  }

  /** A number in [0, 1) with 53 random bits. */
  uniform(): number {
    const high = this.#nextWord() >>> 5;
    const low = this.#nextWord() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /**
   * A whole number in [0, limit), for a limit up to 2^53. No value is more probable than another
   * by more than limit / 2^53.
   * @throws GraphError `invalid-argument` for a limit that is no whole number from 1
   */
  integer(limit: number): number {
    if (!Number.isSafeInteger(limit) || limit < 1) {
      throw new GraphError(
        'invalid-argument',
        `limit must be a whole number from 1 to 2^53 - 1, got ${limit}`,
      );
    }
    return Math.floor(this.uniform() * limit);
  }

  /** Shuffles `items` in place (Fisher-Yates) and returns it. */
  shuffle<Items extends { [index: number]: unknown; readonly length: number }>(
    items: Items,
  ): Items {
    for (let last = items.length - 1; last > 0; last--) {
      const other = this.integer(last + 1);
      const kept = items[last];
      items[last] = items[other];
      items[other] = kept;
    }
    return items;
  }

  /**
   * Consumes `count` whole blocks of four words, for a kernel to expand. What is left of the
   * current block is skipped.
   * @throws GraphError `invalid-argument` for a count that is no whole number
   */
  reserveBlocks(count: number): PhiloxBlocks {
    checkWholeNumber('count', count);
    const first = Math.ceil(this.#position / WORDS_PER_BLOCK);
    this.#position = (first + count) * WORDS_PER_BLOCK;
    return { key: this.#key, first: split64(first), streamWords: this.#streamWords };
  }

  /** The blocks from the one on that holds `state.position`, none of them consumed: see `skip`. */
  get currentBlocks(): PhiloxBlocks {
    const first = Math.floor(this.#position / WORDS_PER_BLOCK);
    return { key: this.#key, first: split64(first), streamWords: this.#streamWords };
  }

  /**
   * Consumes `count` words that a kernel has drawn, from `state.position` on.
   * @throws GraphError `invalid-argument` for a count that is no whole number
   */
  skip(count: number): void {
    checkWholeNumber('count', count);
    this.#position += count;
  }

  #nextWord(): number {
    let offset = this.#position - this.#bufferStart;
    if (offset < 0 || offset >= this.#buffer.length) offset = this.#fillBuffer();
    this.#position++;
    return this.#buffer[offset]!;
  }

  /** Computes the blocks from the position on; returns where in them the position is. */
  #fillBuffer(): number {
    const offset = this.#position % WORDS_PER_BLOCK;
    this.#bufferStart = this.#position - offset;
    const first = split64(this.#bufferStart / WORDS_PER_BLOCK);
    philox(this.#key, first, this.#streamWords, this.#buffer);
    return offset;
  }
}

function checkWholeNumber(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new GraphError(
      'invalid-argument',
      `${name} must be a whole number from 0 to 2^53 - 1, got ${value}`,
    );
  }
}

/** Low and high 32 bits. */
function split64(value: number): [number, number] {
  return [value >>> 0, Math.floor(value / 2 ** 32)];
}

/** FNV-1a of the name's UTF-16 units, 64 bits as (low, high). */
function hashName(name: string): readonly [number, number] {
  let hash = 0xcbf29ce484222325n;
  for (let k = 0; k < name.length; k++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(name.charCodeAt(k))) * 0x100000001b3n);
  }
  return [Number(hash & 0xffffffffn), Number(hash >> 32n)];
}
