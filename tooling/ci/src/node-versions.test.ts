import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nodeVersionProblem } from '../../workspace/src/node-version.mjs';
import { otherMajors } from './node-versions.mjs';

it.each([
  ['20.20.2', ['22', '24']],
  ['22.1.0', ['20', '24']],
  ['24.21.0', ['20', '22']],
  ['26.0.0', ['20', '22', '24']],
])('on Node %s the others are %j', (running, others) => {
  expect(otherMajors(running)).toEqual(others);
});

it('tests on the oldest version that packages ask for', () => {
  const { engines } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  const oldest = engines.node.replace('>=', '');
  expect(nodeVersionProblem(`${oldest}.0`)).toBeUndefined();
  expect(otherMajors('26.0.0')[0]).toBe(oldest.split('.')[0]);
});
