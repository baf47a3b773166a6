/**
 * @file What kind of animal a synset is: its nearest ancestor by hypernymy among a few well-known
 * groups. Genera and families have ancestors of their own, such as `bird genus`, and count with
 * their group.
 */
import type { NodeLabels } from '@latentgraph/graph';
import { hypernymsOf, type Synset } from './synset.js';

const groups = [
  'bird',
  'mammal',
  'fish',
  'reptile',
  'amphibian',
  'insect',
  'arachnid',
  'crustacean',
  'arthropod',
  'mollusk',
  'worm',
  'coelenterate',
  'echinoderm',
  'microorganism',
] as const;

/** Further names under which WordNet keeps microorganisms. */
const microorganisms = ['bacteria', 'protoctist', 'virus'];

const other = 'other';

/** Label of each synset of the animals' file: a group's name or `other`. */
export function animalLabels(synsets: readonly Synset[]): NodeLabels {
  const groupOf = groupsByWord();
  const synsetOf = new Map(synsets.map((synset) => [synset.offset, synset]));
  const names = [...groups, other];
  const classes = Uint32Array.from(synsets, (synset) =>
    names.indexOf(nearestGroup(synset, synsetOf, groupOf) ?? other),
  );
  return { classes, names };
}

function groupsByWord(): ReadonlyMap<string, string> {
  const entries = [
    ...groups.map((group) => [group, group] as const),
    ...microorganisms.map((name) => [name, 'microorganism'] as const),
  ];
  return new Map(
    entries.flatMap(([name, group]) => [
      [name, group],
      [`${name} genus`, group],
      [`${name} family`, group],
    ]),
  );
}

/** Breadth first up the hypernyms, beginning with the synset itself. */
function nearestGroup(
  synset: Synset,
  synsetOf: ReadonlyMap<number, Synset>,
  groupOf: ReadonlyMap<string, string>,
): string | undefined {
  const reached = new Set([synset]);
  for (const ancestor of reached) {
    const group = groupOf.get(ancestor.words[0]!);
    if (group !== undefined) return group;
    for (const offset of hypernymsOf(ancestor)) {
      const hypernym = synsetOf.get(offset);
      if (hypernym !== undefined) reached.add(hypernym);
    }
  }
  return undefined;
}
