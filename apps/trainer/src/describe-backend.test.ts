import type { BackendChoice } from '@latentgraph/backends';
import { describe, expect, it } from 'vitest';
import { backendMetrics, describeBackend } from './describe-backend.js';

const choice: BackendChoice = {
  name: 'cpu',
  version: '4.22.0',
  reason: 'Backend "wasm" did not start: no SIMD',
  threads: 1,
  threadsReason: 'there is no shared memory',
  fusedMultiplyAdd: false,
};

describe('the backend of a run', () => {
  it('is told in one line, with every reason', () => {
    expect(describeBackend(choice)).toBe(
      'Backend cpu 4.22.0 (Backend "wasm" did not start: no SIMD), 1 thread (there is no shared memory)',
    );
    const { threadsReason: _, ...alone } = choice;
    expect(describeBackend({ ...alone, threads: 4 })).toMatch(/no SIMD\), 4 threads$/);
    expect(describeBackend({ ...choice, fusedMultiplyAdd: true })).toMatch(/, fused multiply-add$/);
  });

  it('is recorded with version, threads and every reason', () => {
    expect(backendMetrics(choice)).toEqual({
      backend: 'cpu',
      backendVersion: '4.22.0',
      backendReason: 'Backend "wasm" did not start: no SIMD',
      threads: 1,
      threadsReason: 'there is no shared memory',
      fusedMultiplyAdd: false,
    });
  });

  it('has no reason for the number of threads where there is none', () => {
    const { threadsReason: _, ...alone } = choice;
    expect(Object.keys(backendMetrics(alone))).not.toContain('threadsReason');
  });
});
