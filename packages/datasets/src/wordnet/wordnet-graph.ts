/**
 * @file A graph of WordNet's nouns, made from the bytes of `data.noun` (G. A. Miller, WordNet: A
 * Lexical Database for English, Communications of the ACM 38, 1995).
 */
import { Graph, type NodeLabels, type NodePairs } from '@latentgraph/graph';
import { DatasetError } from '../errors.js';
import { animalLabels } from './animal-labels.js';
import { glossFeatures } from './gloss-features.js';
import { animalFile, lexicographerFileNames } from './lexicographer-files.js';
import { type Synset, synsetsOf } from './synset.js';
import { synsetNames } from './synset-names.js';

/** Options of `wordnetGraph`. */
export interface WordnetOptions {
  /**
   * Numbers of the lexicographer files whose synsets become nodes, 3 to 28; 20 is plants.
   * @default [5], animals
   */
  readonly lexicographerFiles?: readonly number[] | undefined;
  /** @default false */
  readonly featureless?: boolean | undefined;
}

/**
 * The synsets of some lexicographer files.
 * - Nodes are named by their usual word, with what it is a kind of where several share the word.
 * - Edges are the pointers between them (hypernyms, holonyms, ...) but antonyms, undirected.
 * - Features are the words of the glosses that occur in at least three of them.
 * - Labels are the group of animal or, with other files chosen, the lexicographer file.
 *
 * @param dataNoun the file `data.noun` of WordNet 3.1
 * @throws DatasetError `invalid-argument` for a file number that is none, `invalid-data` for bytes
 *   that are not WordNet's
 */
export function wordnetGraph(
  dataNoun: Uint8Array,
  { lexicographerFiles = [animalFile], featureless = false }: WordnetOptions = {},
): Graph {
  const files = checkFiles(lexicographerFiles);
  const synsets = synsetsOf(dataNoun, new Set(files));
  if (synsets.length === 0) {
    throw new DatasetError(
      'invalid-data',
      'wordnet: no synsets in data.noun; is it the right file?',
    );
  }
  const onlyAnimals = files.length === 1 && files[0] === animalFile;
  return Graph.fromEdges({
    name: 'wordnet',
    nodeCount: synsets.length,
    edges: pointerPairs(synsets),
    labels: onlyAnimals ? animalLabels(synsets) : fileLabels(synsets, files),
    ids: synsetNames(synsets, dataNoun),
    features: featureless ? undefined : glossFeatures(synsets.map(({ gloss }) => gloss)),
  });
}

function checkFiles(files: readonly number[]): readonly number[] {
  const unknown = files.find((file) => lexicographerFileNames[file] === undefined);
  if (unknown !== undefined || files.length === 0) {
    throw new DatasetError(
      'invalid-argument',
      `lexicographerFiles must be one or more numbers from 3 to 28, got ${unknown ?? 'none'}`,
    );
  }
  return [...new Set(files)].sort((a, b) => a - b);
}

/**
 * The pairs of different synsets that point at each other, each once: WordNet lists every pointer
 * together with its inverse.
 */
function pointerPairs(synsets: readonly Synset[]): NodePairs {
  const nodeOf = new Map(synsets.map(({ offset }, node) => [offset, node]));
  const pairs = new Set<number>();
  for (const [node, { pointers }] of synsets.entries()) {
    for (const { symbol, offset, partOfSpeech } of pointers) {
      if (symbol === '!' || partOfSpeech !== 'n') continue;
      const other = nodeOf.get(offset);
      if (other === undefined || other === node) continue;
      pairs.add(Math.min(node, other) * synsets.length + Math.max(node, other));
    }
  }
  return {
    sources: Uint32Array.from(pairs, (pair) => Math.floor(pair / synsets.length)),
    targets: Uint32Array.from(pairs, (pair) => pair % synsets.length),
  };
}

function fileLabels(synsets: readonly Synset[], files: readonly number[]): NodeLabels {
  return {
    classes: Uint32Array.from(synsets, ({ lexicographerFile }) => files.indexOf(lexicographerFile)),
    names: files.map((file) => lexicographerFileNames[file]!),
  };
}
