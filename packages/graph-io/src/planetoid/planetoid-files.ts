/** @file The single files of a Planetoid data set: which are read, and what each must hold. */
import type { CsrMatrix } from '@latentgraph/graph';
import { FormatError } from '../errors.js';
import { NumpyArray, type PickleValue, ScipyCsrMatrix } from '../pickle/pickle-values.js';
import { readPickle } from '../pickle/read-pickle.js';

/** The parts of a Planetoid data set that are read; features only where they are wanted. */
export function planetoidParts(featureless: boolean): readonly string[] {
  const always = ['graph', 'test.index', 'ally', 'ty'];
  return featureless ? always : [...always, 'allx', 'tx'];
}

/** The files of one data set, by part. */
export class PlanetoidFiles {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #name: string;
  readonly #folder: string | undefined;

  constructor(files: ReadonlyMap<string, Uint8Array>, name: string, folder: string | undefined) {
    this.#files = files;
    this.#name = name;
    this.#folder = folder;
  }

  fail(part: string, what: string): never {
    throw new FormatError('invalid-planetoid', what, { file: this.#path(part) });
  }

  bytes(part: string): Uint8Array {
    const bytes = this.#files.get(this.#fileName(part));
    if (bytes !== undefined) return bytes;
    const featureless = planetoidParts(true).includes(part)
      ? ''
      : '; it holds node features: add it, or leave features out with featureless (--featureless)';
    throw new FormatError('missing-file', `this file of '${this.#name}' is missing${featureless}`, {
      file: this.#path(part),
    });
  }

  /** Neighbors of each node, by node. */
  adjacencyLists(): Map<number, readonly PickleValue[]> {
    const lists = new Map<number, readonly PickleValue[]>();
    const dictionary = this.#pickle('graph');
    if (!(dictionary instanceof Map)) this.fail('graph', 'not a dictionary of neighbor lists');
    if (dictionary.size === 0) this.fail('graph', 'it has no nodes');
    for (const [node, neighbors] of dictionary) {
      if (!isNode(node, dictionary.size)) {
        this.fail('graph', `'${node}' is no node: its ${dictionary.size} nodes count from 0`);
      }
      if (!Array.isArray(neighbors)) this.fail('graph', `node ${node} has no list of neighbors`);
      lists.set(node, neighbors);
    }
    return lists;
  }

  /** The nodes of `test.index`, one a line. */
  testNodes(nodeCount: number): number[] {
    const part = 'test.index';
    const lines = new TextDecoder().decode(this.bytes(part)).trimEnd().split('\n');
    const seen = new Set<number>();
    for (const [k, line] of lines.entries()) {
      const node = line.trim() === '' ? Number.NaN : Number(line);
      if (!isNode(node, nodeCount) || seen.has(node)) {
        const place = { file: this.#path(part), line: k + 1 };
        const what = seen.has(node) ? 'occurs twice' : `is none of the nodes 0 to ${nodeCount - 1}`;
        throw new FormatError('invalid-planetoid', `'${line.trim()}' ${what}`, place);
      }
      seen.add(node);
    }
    return [...seen];
  }

  /** A matrix of features, as entries. */
  matrix(part: string): CsrMatrix {
    const matrix = this.#pickle(part);
    return matrix instanceof ScipyCsrMatrix
      ? matrix.toCsrMatrix()
      : this.fail(part, 'not a scipy.sparse CSR matrix');
  }

  /** Position of the largest entry of each row of a one-hot array, -1 for a row of zeros. */
  oneHot(part: string): { classes: number[]; classCount: number } {
    const array = this.#pickle(part);
    if (!(array instanceof NumpyArray) || array.shape.length !== 2 || Array.isArray(array.data)) {
      return this.fail(part, 'not a two-dimensional array of numbers');
    }
    const { data, shape } = array;
    const [rows, classCount] = [shape[0]!, shape[1]!];
    const classes = Array.from({ length: rows }, (_, row) =>
      data.subarray(row * classCount, (row + 1) * classCount).indexOf(1),
    );
    return { classes, classCount };
  }

  #fileName(part: string): string {
    return `ind.${this.#name}.${part}`;
  }

  /** What messages call a file. */
  #path(part: string): string {
    const fileName = this.#fileName(part);
    return this.#folder === undefined ? fileName : `${this.#folder}/${fileName}`;
  }

  #pickle(part: string): PickleValue {
    return readPickle(this.bytes(part), { fileName: this.#path(part) });
  }
}

/** Whether a value is one of the nodes 0 to nodeCount - 1. */
export function isNode(value: unknown, nodeCount: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < nodeCount;
}
