/**
 * @file A readable name for each synset: its usual word. Where several synsets share that word, what
 * each is a kind of follows in parentheses, as in `robin (thrush)`; where this is the same too, a
 * synonym, as in `red fox (Vulpes vulpes)`; and where there is none, a number.
 */
import { hypernymsOf, type Synset, synsetAt } from './synset.js';

/** Names of synsets, in their order, each once. */
export function synsetNames(synsets: readonly Synset[], dataNoun: Uint8Array): readonly string[] {
  const plain = synsets.map(({ words }) => words[0]!);
  const withKind = qualifyRepeated(plain, (node) => kindOf(synsets[node]!, dataNoun));
  const withSynonym = qualifyRepeated(withKind, (node) => synsets[node]!.words[1], plain);
  return numberRepeated(withSynonym);
}

function kindOf(synset: Synset, dataNoun: Uint8Array): string | undefined {
  const [hypernym] = hypernymsOf(synset);
  return hypernym === undefined ? undefined : synsetAt(dataNoun, hypernym).words[0];
}

/** Puts a qualifier, if there is one, behind the word of each node whose name others have too. */
function qualifyRepeated(
  names: readonly string[],
  qualifierOf: (node: number) => string | undefined,
  words: readonly string[] = names,
): readonly string[] {
  const counts = countOf(names);
  return names.map((name, node) => {
    const qualifier = counts.get(name) === 1 ? undefined : qualifierOf(node);
    return qualifier === undefined ? name : `${words[node]} (${qualifier})`;
  });
}

function numberRepeated(names: readonly string[]): readonly string[] {
  const counts = countOf(names);
  const used = new Map<string, number>();
  return names.map((name) => {
    if (counts.get(name) === 1) return name;
    const number = (used.get(name) ?? 0) + 1;
    used.set(name, number);
    return `${name} ${number}`;
  });
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
