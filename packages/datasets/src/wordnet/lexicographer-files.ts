/** @file The lexicographer files of nouns, by number (lexnames(5WN)). */

/** Name of each lexicographer file of nouns. */
export const lexicographerFileNames: Readonly<Record<number, string>> = {
  3: 'top',
  4: 'act',
  5: 'animal',
  6: 'artifact',
  7: 'attribute',
  8: 'body',
  9: 'cognition',
  10: 'communication',
  11: 'event',
  12: 'feeling',
  13: 'food',
  14: 'group',
  15: 'location',
  16: 'motive',
  17: 'object',
  18: 'person',
  19: 'phenomenon',
  20: 'plant',
  21: 'possession',
  22: 'process',
  23: 'quantity',
  24: 'relation',
  25: 'shape',
  26: 'state',
  27: 'substance',
  28: 'time',
};

/** The number of the file of animals. */
export const animalFile = 5;
