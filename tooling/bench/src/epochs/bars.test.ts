import { expect, it } from 'vitest';
import { summary } from '../results/testing/results.js';
import { epochBars } from './bars.mjs';

const ours = { name: 'LatentGraph', milliseconds: summary(20), megabytes: 150 };
const seen = (name: string, timesFaster: number) => ({
  name,
  milliseconds: summary(20 * timesFaster),
  megabytes: 600,
  timesFaster: summary(timesFaster),
});

it('holds each peer against its own bar', () => {
  const peers = [
    { name: 'exact', args: [], timesFaster: 4, timesSmaller: 10 },
    { name: 'sampled', args: [], timesFaster: 1 },
  ];
  const compared = { ours, peers: [seen('exact', 3.5), seen('sampled', 1.2)] };
  expect(epochBars({ peers }, compared)).toEqual([
    { what: 'faster than exact', sense: 'at least', wanted: 4, seen: 3.5, unit: '×' },
    { what: 'memory beside exact', sense: 'at most', wanted: 0.1, seen: 0.25, unit: '×' },
    { what: 'faster than sampled', sense: 'at least', wanted: 1, seen: 1.2, unit: '×' },
  ]);
});

it('holds time and memory against absolute bars, and does without a peer', () => {
  const most = { milliseconds: 4000, megabytes: 1000 };
  const peers = [{ name: 'exact', args: [], timesFaster: 4 }];
  expect(epochBars({ most, peers }, { ours, peers: [] })).toEqual([
    { what: 'time of an epoch', sense: 'at most', wanted: 4000, seen: 20, unit: 'ms' },
    { what: 'highest RSS', sense: 'at most', wanted: 1000, seen: 150, unit: 'MB' },
  ]);
});
