import { expect, test } from 'vitest';
import { distinctNames } from './node-names.js';

test('nodes of one name are told apart by their ids, the others keep theirs', () => {
  expect(distinctNames(['Anna', 'Ben', 'Anna'], ['p1', 'p2', 'p3'])).toEqual([
    'Anna (p1)',
    'Ben',
    'Anna (p3)',
  ]);
});

test('a node that is called by its id keeps it, even where another has it for a name', () => {
  expect(distinctNames(['1', '1', '3'], ['1', '2', '3'])).toEqual(['1', '1 (2)', '3']);
});
