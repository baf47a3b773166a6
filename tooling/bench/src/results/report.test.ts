import { expect, it } from 'vitest';
import { report } from './report.mjs';
import { scalingPlots } from './scaling-plots.mjs';
import { problem, result, resultsOf, summary } from './testing/results.js';

const peer = {
  name: 'PyTorch Geometric',
  milliseconds: summary(45),
  megabytes: 600,
  timesFaster: summary(4.5),
};
const bar = {
  what: 'faster than PyTorch Geometric',
  sense: 'at least',
  wanted: 4,
  seen: 4.5,
  unit: '×',
} as const;

/** The cells of the table row that has a text in its first cell. */
function cellsOf(markdown: string, first: string): string[] {
  const line = markdown.split('\n').find((row) => row.startsWith(`| ${first} `));
  return (line ?? '')
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

it('shows ours and the peer side by side, with medians and quartiles', () => {
  const markdown = report(resultsOf([result({ title: 'VGAE, Cora', peers: [peer] })]), []);
  expect(cellsOf(markdown, 'VGAE, Cora')).toEqual([
    'VGAE, Cora',
    '2',
    '10 (9–11)',
    '150',
    'PyTorch Geometric',
    '45 (40.5–49.5)',
    '600',
    '4.5 (4.05–4.95)',
  ]);
});

it('shows what was wanted beside what was seen', () => {
  const missed = { ...bar, seen: 3.999 };
  const shown = (one: typeof bar | typeof missed) =>
    cellsOf(report(resultsOf([result({ bars: [one] })]), []), 'VGAE').slice(1);
  expect(shown(bar)).toEqual([bar.what, 'at least 4×', '4.5×', 'yes']);
  expect(shown(missed)[3]).toBe('**no**');
});

it('shows rates and shares of the limit of kernels', () => {
  const rate = {
    perSecond: summary(21.7),
    unit: 'GFLOP/s',
    shareOfLimit: summary(0.702),
  } as const;
  const kernel = result({ suite: 'kernels', title: 'matMul', threads: 1, rate });
  const cells = cellsOf(report(resultsOf([kernel]), []), 'matMul');
  expect(cells.slice(0, 5)).toEqual(['matMul', '1', '10 (9–11)', '21.7 GFLOP/s', '70.2 %']);
});

it('says the slopes of time and memory, and draws them', () => {
  const scale = (nodes: number) =>
    result({
      suite: 'scaling',
      id: `${nodes}`,
      ours: {
        name: 'LatentGraph',
        milliseconds: summary(nodes ** 2 / 1e6),
        megabytes: 100 + nodes / 1000,
      },
      size: { nodes, edges: 7 * nodes, megabytesBefore: 100 },
    });
  const results = resultsOf([scale(4000), scale(1000), scale(2000)]);
  const plots = scalingPlots(results);
  const markdown = report(results, plots);
  expect(markdown).toContain('from 1,000 nodes on: time 2.00');
  expect(markdown).toContain('without a graph 1.00');
  expect(cellsOf(markdown, '4,000').length).toBe(5);
  for (const { file, svg } of plots) {
    expect(markdown).toContain(`](${file})`);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg".*<\/svg>\n$/s);
  }
  // Each point has its value beside it.
  const labels = (svg = '') =>
    [1, 4, 16, 101, 102, 104].filter((n) => svg.includes(`>${n}</text>`));
  expect(plots.map(({ svg }) => labels(svg))).toEqual([
    [1, 4, 16],
    [101, 102, 104],
  ]);
});

it('says on what, when and how quietly it was measured', () => {
  const markdown = report(resultsOf([result()]), []);
  expect(cellsOf(markdown, 'CPU')).toEqual(['CPU', 'Example CPU, 2 cores']);
  expect(markdown).toContain('Measured on 2026-01-31.');
  expect(markdown).toContain('others used at most 0.02 cores');
  expect(markdown).toContain('at least 91 % of their best speed');
  expect(markdown).not.toContain('--force');
});

it('says of forced figures that they are', () => {
  const { results, ...others } = resultsOf([result(), result({ id: 'other' })]);
  const [first, ...rest] = results.map((one) => ({
    ...one,
    measured: { ...one.measured, forced: true, othersCores: 0.93 },
  }));
  const mixed = { ...others, results: [first!, ...rest.slice(1), results[1]!] };
  const markdown = report(mixed, []);
  expect(markdown).toContain('0.93 cores');
  expect(markdown).toContain('1 of 2 results were measured with `--force`');
});

it('says what could not be measured and why', () => {
  const results = { ...resultsOf([]), problems: [problem({ message: 'no such file' })] };
  expect(report(results, [])).toContain('- epochs/vgae: no such file');
});
