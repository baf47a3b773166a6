import { GraphError, LatentGraphError } from '@latentgraph/graph';
import { TrainingError } from '@latentgraph/training';
import { expect, test } from 'vitest';
import { describeError, exitCodeOf } from './exit-codes.js';
import { TrainerError } from './trainer-error.js';

test('unusable input is 2, failures are 1, interruption is 130', () => {
  expect(exitCodeOf(new TrainerError('usage', ''))).toBe(2);
  expect(exitCodeOf(new GraphError('not-enough-edges', ''))).toBe(2);
  expect(exitCodeOf(new TrainingError('diverged', ''))).toBe(1);
  expect(exitCodeOf(new LatentGraphError('out-of-memory', ''))).toBe(1);
  expect(exitCodeOf(new TypeError('a mistake of ours'))).toBe(1);
  expect(exitCodeOf(new TrainerError('interrupted', ''))).toBe(130);
});

test('one line, whatever the message', () => {
  const error = new TrainerError('usage', 'first\n  second\r\u001b[31m\n');
  expect(describeError(error, {})).toBe('latentgraph: first second [31m');
});

test('an unexpected error says how to find it', () => {
  expect(describeError(new TypeError('x is undefined'), {})).toBe(
    'latentgraph: unexpected error: x is undefined (LATENTGRAPH_DEBUG=1 shows where)',
  );
});

test('an error of the system speaks for itself', () => {
  const error = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    syscall: 'write',
  });
  expect(describeError(error, {})).toBe('latentgraph: ENOSPC: no space left on device, write');
  expect(exitCodeOf(error)).toBe(1);
});

test('LATENTGRAPH_DEBUG shows the stack', () => {
  const error = new TypeError('x is undefined');
  expect(describeError(error, { LATENTGRAPH_DEBUG: '1' })).toBe(error.stack);
  expect(describeError(error, { LATENTGRAPH_DEBUG: '0' })).not.toContain('\n');
});
