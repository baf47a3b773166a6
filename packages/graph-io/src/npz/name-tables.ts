/** @file The names that an `.npz` file may hold for nodes and classes. */
import type { NpzArchive } from '../numpy/npz-archive.js';
import { NumpyArray, type PickleValue } from '../pickle/pickle-values.js';
import { objectOf } from './stored-matrix.js';

/** Names in arrays such as `node_names`, or under such keys of the pickled dictionary `metadata`. */
export class NameTables {
  readonly #archive: NpzArchive;
  readonly #metadata: PickleValue | undefined;

  constructor(archive: NpzArchive) {
    this.#archive = archive;
    this.#metadata = archive.has('metadata') ? objectOf(archive.read('metadata')) : undefined;
  }

  /** The names in a table; undefined where there is none, or where it holds no text. */
  names(table: string): readonly string[] | undefined {
    const value = this.#archive.has(table) ? this.#archive.read(table) : this.#inMetadata(table);
    const items = value instanceof NumpyArray ? value.data : value;
    if (!Array.isArray(items)) return undefined;
    const names = items.filter((item) => typeof item === 'string');
    return names.length === items.length ? names : undefined;
  }

  #inMetadata(table: string): PickleValue | undefined {
    return this.#metadata instanceof Map ? this.#metadata.get(table) : undefined;
  }
}
