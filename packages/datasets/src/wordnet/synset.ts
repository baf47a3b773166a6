/**
 * @file One line of WordNet's `data.noun` (wndb(5WN)):
 * `offset lex_filenum ss_type w_cnt word lex_id ... p_cnt symbol offset pos source/target ... | gloss`
 */
import { DatasetError } from '../errors.js';

/** A relation to another synset. */
interface Pointer {
  /** What kind: `@` hypernym, `~` hyponym, `#m` member holonym, `!` antonym, ... */
  readonly symbol: string;
  /** Offset of the other synset in the file of its part of speech. */
  readonly offset: number;
  /** `n` for nouns. */
  readonly partOfSpeech: string;
}

/** A set of synonyms: one meaning. */
export interface Synset {
  /** Byte where its line begins, which is its identity. */
  readonly offset: number;
  /** Number of the lexicographer file it stands in. */
  readonly lexicographerFile: number;
  /** Its words, the usual one first, with spaces. */
  readonly words: readonly string[];
  readonly pointers: readonly Pointer[];
  /** Definition and examples. */
  readonly gloss: string;
}

const latin1 = new TextDecoder('latin1');
const lineFeed = 10;

/**
 * The synset whose line begins at a byte of `data.noun`.
 * @throws DatasetError `invalid-data` where no synset begins there
 */
export function synsetAt(dataNoun: Uint8Array, offset: number): Synset {
  const end = dataNoun.indexOf(lineFeed, offset);
  const line = latin1.decode(dataNoun.subarray(offset, end < 0 ? undefined : end));
  const bar = line.indexOf('|');
  const fields = line.slice(0, bar).trim().split(' ');
  const wordCount = Number.parseInt(fields[3] ?? '', 16);
  const pointersBegin = 5 + 2 * wordCount;
  const pointerCount = Number(fields[pointersBegin - 1]);
  if (Number(fields[0]) !== offset || fields.length !== pointersBegin + 4 * pointerCount) {
    throw new DatasetError(
      'invalid-data',
      `wordnet: no synset begins at byte ${offset} of data.noun; it is not a file of WordNet 3.1`,
    );
  }
  return {
    offset,
    lexicographerFile: Number(fields[1]),
    words: Array.from({ length: wordCount }, (_, k) => fields[4 + 2 * k]!.replaceAll('_', ' ')),
    pointers: Array.from({ length: pointerCount }, (_, k) => {
      const at = pointersBegin + 4 * k;
      return {
        symbol: fields[at]!,
        offset: Number(fields[at + 1]),
        partOfSpeech: fields[at + 2]!,
      };
    }),
    gloss: line.slice(bar + 1).trim(),
  };
}

/** The synsets of some lexicographer files, in the order of `data.noun`. */
export function synsetsOf(
  dataNoun: Uint8Array,
  lexicographerFiles: ReadonlySet<number>,
): readonly Synset[] {
  const synsets: Synset[] = [];
  // Lines of the license begin with spaces; others with eight digits, a space and the file's two.
  for (let begin = 0; begin < dataNoun.length; ) {
    const isSynset = dataNoun[begin] !== 32;
    const file = (dataNoun[begin + 9]! - 48) * 10 + dataNoun[begin + 10]! - 48;
    if (isSynset && lexicographerFiles.has(file)) synsets.push(synsetAt(dataNoun, begin));
    const end = dataNoun.indexOf(lineFeed, begin);
    begin = end < 0 ? dataNoun.length : end + 1;
  }
  return synsets;
}

/** Offsets of the synsets that a synset is a kind, or an instance, of. */
export function hypernymsOf(synset: Synset): readonly number[] {
  return synset.pointers
    .filter(({ symbol }) => symbol === '@' || symbol === '@i')
    .map(({ offset }) => offset);
}
