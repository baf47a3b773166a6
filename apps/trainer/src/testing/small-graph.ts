/** @file A graph of 30 people in three groups, with two features each, as CSV. */

const people = Array.from({ length: 30 }, (_, person) => person);

/** Everyone knows the two next people of the group, in a ring of ten: 60 edges. */
export const edgesCsv = [
  'source,target',
  ...people.flatMap((person) => {
    const group = Math.floor(person / 10);
    const next = (step: number): number => group * 10 + ((person + step) % 10);
    return [1, 2].map((step) => `p${person},p${next(step)}`);
  }),
  '',
].join('\n');

/** Two features of each person, the first telling the group. */
export const featuresCsv = [
  'id,group,parity',
  ...people.map((person) => `p${person},${Math.floor(person / 10)},${person % 2}`),
  '',
].join('\n');

/** The group of each person. */
export const labelsCsv = [
  'id,label',
  ...people.map((person) => `p${person},group ${Math.floor(person / 10)}`),
  '',
].join('\n');
