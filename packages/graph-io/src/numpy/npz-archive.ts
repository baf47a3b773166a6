/**
 * @file An `.npz` file: a zip archive of `.npy` files, stored or deflated, as numpy.savez and
 * numpy.savez_compressed write it. An array is unpacked when it is asked for.
 */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { FormatError } from '../errors.js';
import type { NumpyArray } from '../pickle/pickle-values.js';
import { isNpy } from './npy-header.js';
import { readNpy } from './read-npy.js';

/** What a small file may unpack to; a dense feature matrix that is mostly zeros gets this large. */
const mostUnpackedBytes = 2 ** 30;
/** What any file may unpack to, as a multiple of its size. */
const mostCompression = 100;

/** Deflate makes at most 258 bytes of two bits. */
const mostDeflated = 1032;
const mostNamesShown = 20;

/** Options of `openNpz`. */
export interface OpenNpzOptions {
  /** For messages. */
  readonly fileName?: string | undefined;
}

/** The arrays of an `.npz` file, by name. */
export class NpzArchive {
  readonly fileName: string | undefined;
  readonly #bytes: Uint8Array;
  readonly #members: ReadonlyMap<string, UnzipFileInfo>;

  constructor(bytes: Uint8Array, fileName: string | undefined) {
    this.fileName = fileName;
    this.#bytes = bytes;
    this.#members = this.#directory();
  }

  /** Names of the arrays, without `.npy`, in the order of the file. */
  get names(): readonly string[] {
    return [...this.#members.keys()];
  }

  /** What the file holds, for messages. */
  get contents(): string {
    const shown = this.names.slice(0, mostNamesShown).map(quoted);
    const more = this.names.length - shown.length;
    if (more > 0) shown.push(`and ${more} more`);
    return `it holds ${shown.join(', ') || 'nothing'}`;
  }

  /** Whether there is an array of this name. */
  has(name: string): boolean {
    return this.#members.has(name);
  }

  /**
   * Unpacks and reads one array.
   * @throws FormatError `invalid-npz` where there is none of this name or it cannot be unpacked, or
   *   as `readNpy`
   */
  read(name: string): NumpyArray {
    const member = this.#members.get(name);
    if (member === undefined) {
      return this.fail(`there is no array '${name}'; ${this.contents}`);
    }
    if (member.compression !== 0 && member.compression !== 8) {
      const what = `compressed by method ${member.compression}; write it with numpy.savez_compressed`;
      return this.fail(what, name);
    }
    const bytes = this.#unzip(({ name: fileName }) => fileName === member.name, name)[member.name];
    if (bytes?.length !== member.originalSize) {
      const what = `${member.originalSize} bytes are announced, ${bytes?.length ?? 0} are there: cut short or damaged`;
      return this.fail(what, name);
    }
    return readNpy(bytes, { fileName: this.fileName, member: name });
  }

  /**
   * Reports what is wrong with the file, or with one of its arrays.
   * @throws FormatError `invalid-npz`
   */
  fail(what: string, name?: string, options?: ErrorOptions): never {
    throw new FormatError('invalid-npz', what, { file: this.fileName, member: name }, options);
  }

  /** The directory, checked before anything is unpacked: a bomb is refused here. */
  #directory(): Map<string, UnzipFileInfo> {
    if (isNpy(this.#bytes)) {
      this.fail(
        'a single array (.npy); expected several in an archive (.npz), as numpy.savez writes',
      );
    }
    const members = new Map<string, UnzipFileInfo>();
    const most = Math.max(mostUnpackedBytes, mostCompression * this.#bytes.length);
    let unpacked = 0;
    this.#unzip((member) => {
      const name = /^(.+)\.npy$/s.exec(member.name)?.[1];
      // Behind the end of a damaged directory, entries without a name would go on forever.
      if (member.name === '') this.fail('its zip directory is damaged');
      if (name === undefined) return false;
      if (members.has(name)) this.fail(`array ${quoted(name)} occurs twice`);
      if (member.originalSize > mostDeflated * member.size) {
        this.fail(
          `${member.size} bytes cannot unpack to the ${member.originalSize} announced`,
          name,
        );
      }
      unpacked += member.originalSize;
      if (unpacked > most) this.fail(`it unpacks to more than ${most} bytes`);
      members.set(name, member);
      return false;
    });
    return members;
  }

  #unzip(filter: (member: UnzipFileInfo) => boolean, name?: string): Record<string, Uint8Array> {
    try {
      return unzipSync(this.#bytes, { filter });
    } catch (error) {
      if (error instanceof FormatError) throw error;
      const what =
        name === undefined
          ? 'it is no zip archive of arrays (.npz), or is cut short or damaged'
          : 'it cannot be unpacked: damaged, or encrypted';
      return this.fail(what, name, { cause: error });
    }
  }
}

/**
 * Opens an `.npz` file; its arrays are unpacked when they are read.
 * @throws FormatError `invalid-npz` for bytes that are no zip archive, one that holds a name twice,
 *   or one that would unpack to more than 1 GiB and a hundred times its size
 */
export function openNpz(bytes: Uint8Array, { fileName }: OpenNpzOptions = {}): NpzArchive {
  return new NpzArchive(bytes, fileName);
}

/** A name as messages show it, on one line whatever is in it. */
function quoted(name: string): string {
  return `'${name.slice(0, 40).replace(/\p{Cc}/gu, '?')}'`;
}
