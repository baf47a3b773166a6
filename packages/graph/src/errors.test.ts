import { describe, expect, it } from 'vitest';
import { GraphError, LatentGraphError } from './errors.js';

describe('LatentGraphError', () => {
  it('has its class as name, a code and the cause', () => {
    const cause = new Error('below');
    const error = new LatentGraphError('some-code', 'message', { cause });
    expect(error).toMatchObject({ name: 'LatentGraphError', code: 'some-code', cause });
    expect(new GraphError('invalid-graph', 'message').name).toBe('GraphError');
  });

  it('is recognized across copies of the package by its mark', () => {
    expect(LatentGraphError.isInstance(new GraphError('invalid-graph', 'message'))).toBe(true);
    const fromAnotherCopy = Object.assign(new Error('message'), {
      [Symbol.for('latentgraph.error')]: true,
    });
    expect(LatentGraphError.isInstance(fromAnotherCopy)).toBe(true);
    for (const other of [new Error('message'), null, undefined, 'text', {}]) {
      expect(LatentGraphError.isInstance(other)).toBe(false);
    }
  });
});
