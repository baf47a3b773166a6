import { expect, it } from 'vitest';
import { contingencyTable } from './contingency-table.js';

it('counts items by the clusters they are in', () => {
  const { total, first, second, cells } = contingencyTable(
    'test',
    [5, 5, 9, 9, 9],
    [2, 3, 3, 3, 2],
  );
  expect(total).toBe(5);
  expect([...first]).toEqual([2, 3]);
  expect([...second]).toEqual([2, 3]);
  const list = Array.from(cells.counts, (count, k) => [cells.rows[k], cells.columns[k], count]);
  expect(list).toEqual([
    [0, 0, 1],
    [0, 1, 1],
    [1, 1, 2],
    [1, 0, 1],
  ]);
});
