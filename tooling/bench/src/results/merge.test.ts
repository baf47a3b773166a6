import { expect, it } from 'vitest';
import { mergeResults, noResults } from './merge.mjs';
import { environment, problem, result, resultsOf } from './testing/results.js';

const newer = environment({ node: '24.0.0' });

it('puts new results in place of those with the same id, and keeps the others', () => {
  const old = resultsOf([result({ id: 'a', title: 'old' }), result({ id: 'b' })]);
  const added = [result({ id: 'c' }), result({ id: 'a', title: 'new' })];
  const merged = mergeResults(old, resultsOf(added));
  expect(merged.results.map(({ id, title }) => [id, title])).toEqual([
    ['a', 'new'],
    ['b', 'VGAE'],
    ['c', 'VGAE'],
  ]);
  expect(merged.environments).toHaveLength(1);
});

it('tells results of the same id in two suites apart', () => {
  const old = resultsOf([result({ id: 'a', suite: 'kernels' })]);
  const merged = mergeResults(old, resultsOf([result({ id: 'a', suite: 'epochs' })]));
  expect(merged.results).toHaveLength(2);
});

it('keeps the environments that results were measured in, and no others', () => {
  const old = resultsOf([result({ id: 'a' }), result({ id: 'b' })]);
  const both = mergeResults(old, resultsOf([result({ id: 'a' })], newer));
  expect(both.environments).toEqual([environment(), newer]);
  expect(both.results.map(({ id, measured }) => [id, measured.environment])).toEqual([
    ['a', 1],
    ['b', 0],
  ]);
  const one = mergeResults(both, resultsOf([result({ id: 'b' })], newer));
  expect(one.environments).toEqual([newer]);
  expect(one.results.map(({ measured }) => measured.environment)).toEqual([0, 0]);
});

it('forgets a problem once there is a result, and keeps a result beside a new problem', () => {
  const problems = { ...noResults, problems: [problem({ id: 'a' })] };
  const solved = mergeResults(problems, resultsOf([result({ id: 'a' })]));
  expect(solved.problems).toEqual([]);
  const again = mergeResults(solved, problems);
  expect(again.problems).toHaveLength(1);
  expect(again.results).toHaveLength(1);
  expect(mergeResults(again, problems).problems).toHaveLength(1);
});
