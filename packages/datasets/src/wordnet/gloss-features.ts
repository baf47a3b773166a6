/** @file Which words occur in the glosses, as binary features. */
import { CsrMatrix } from '@latentgraph/graph';
import { stopWords } from './stop-words.js';

/** A word becomes a feature when it occurs in this many glosses. */
const leastGlosses = 3;

/**
 * A bag of words `[N, F]`: 1 where a gloss has the word. Words are runs of two or more letters in
 * lower case that are no stop words; columns are in alphabetical order.
 */
export function glossFeatures(glosses: readonly string[]): CsrMatrix {
  const bags = glosses.map(
    (gloss) =>
      new Set(
        gloss
          .toLowerCase()
          .match(/[a-z]{2,}/g)
          ?.filter((word) => !stopWords.has(word)),
      ),
  );
  const occurrences = new Map<string, number>();
  for (const bag of bags) {
    for (const word of bag) occurrences.set(word, (occurrences.get(word) ?? 0) + 1);
  }
  const vocabulary = [...occurrences.keys()]
    .filter((word) => occurrences.get(word)! >= leastGlosses)
    .sort();
  const columnOf = new Map(vocabulary.map((word, column) => [word, column]));
  const rows: number[] = [];
  const columns: number[] = [];
  for (const [row, bag] of bags.entries()) {
    for (const word of bag) {
      const column = columnOf.get(word);
      if (column === undefined) continue;
      rows.push(row);
      columns.push(column);
    }
  }
  return CsrMatrix.fromEntries(glosses.length, vocabulary.length, { rows, columns });
}
