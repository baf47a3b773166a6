import { expect, it } from 'vitest';
import { nodeVersionProblem } from './node-version.mjs';

it.each(['20.19.0', '20.20.2', '22.0.0', '24.11.1'])('takes Node %s', (version) => {
  expect(nodeVersionProblem(version)).toBeUndefined();
});

it.each(['16.20.0', '18.20.8', '20.18.3'])('refuses Node %s in one line', (version) => {
  const problem = nodeVersionProblem(version);
  expect(problem).toContain(`needs Node 20.19 or newer; this is Node ${version}`);
  expect(problem).not.toContain('\n');
});
