import { expect, it } from 'vitest';
import { MetricError } from './errors.js';

it('carries a code, its name and the mark of all LatentGraph errors', () => {
  const error = new MetricError('undefined-metric', 'message');
  expect(error).toMatchObject({ name: 'MetricError', code: 'undefined-metric' });
  expect(error).toBeInstanceOf(Error);
  expect(Symbol.for('latentgraph.error') in error).toBe(true);
});
