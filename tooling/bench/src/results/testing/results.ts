/** @file Results as a run would give them, for tests. */
import type { Environment } from '../../machine.mjs';
import type { Problem, Result, Results } from '../result.mjs';

export function environment(changes: Partial<Environment> = {}): Environment {
  return {
    cpu: 'Example CPU',
    cores: 2,
    memoryGb: 16,
    system: 'Linux 6.1 (x64)',
    node: '20.19.0',
    latentgraph: '0.1.0 (commit abc1234)',
    tensorflow: '4.22.0',
    ...changes,
  };
}

export function result(changes: Partial<Result> = {}): Result {
  return {
    suite: 'epochs',
    id: 'vgae',
    title: 'VGAE',
    threads: 2,
    ours: { name: 'LatentGraph', milliseconds: summary(10), megabytes: 150 },
    peers: [],
    bars: [],
    ...changes,
  };
}

/** Quartiles 10 % around a median. */
export function summary(median: number, count = 5) {
  return { count, lowerQuartile: 0.9 * median, median, upperQuartile: 1.1 * median };
}

export function problem(changes: Partial<Problem> = {}): Problem {
  return { suite: 'epochs', id: 'vgae', message: 'it is not there', ...changes };
}

/** Measured on one quiet day. */
export function resultsOf(results: readonly Result[], measuredOn = environment()): Results {
  const measured = {
    date: '2026-01-31',
    environment: 0,
    othersCores: 0.02,
    coreSpeed: 0.91,
    forced: false,
  };
  return {
    environments: [measuredOn],
    results: results.map((one) => ({ ...one, measured })),
    problems: [],
  };
}
