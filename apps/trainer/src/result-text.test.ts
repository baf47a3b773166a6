import { Graph } from '@latentgraph/graph';
import { describe, expect, it } from 'vitest';
import type { Metrics } from './metrics.js';
import { describeGraphFile, resultText } from './result-text.js';

const graph = Graph.fromEdges({
  name: 'trio',
  nodeCount: 3,
  ids: ['ann', 'bob', 'eve'],
  edges: { sources: Uint32Array.of(0), targets: Uint32Array.of(1) },
});
const embedding = { nodeCount: 3, dimensions: 2, values: Float32Array.of(1, 0, 1, 1, -1, 0) };

const metrics: Metrics = {
  directory: 'runs/trio-gae',
  dataset: {},
  model: {},
  backend: 'wasm',
  backendVersion: '',
  backendReason: '',
  threads: 1,
  fusedMultiplyAdd: false,
  loss: 'exact',
  lossReason: '',
  seed: 0,
  epochs: 1,
  interrupted: false,
  validation: null,
  test: { auc: 0.98765, ap: 1 },
  timing: { medianMsPerEpoch: 1, trainSeconds: 1, totalSeconds: 1 },
  peakRssMb: 1,
  split: { train: 1, validation: 0, test: 1200 },
  digests: { dataset: '', split: '' },
  versions: { latentgraph: '', node: '' },
};

const nameOf = (node: number): string => graph.idOf(node);

function textOf(link: { score: number; probability?: number }): string {
  const links = [{ source: 0, target: 2, ...link }];
  return resultText(metrics, { graph, nameOf, embedding, links }, metrics.directory);
}

describe('describeGraphFile', () => {
  const file = {
    graph,
    format: 'gexf',
    names: undefined,
    features: [],
    labelAttribute: undefined,
    unusedAttributes: [],
  } as const;

  it('tells what the attributes of nodes became', () => {
    expect(describeGraphFile(file)).toBe('Attributes of nodes: features none');
    const features = [
      { name: 'age', missing: 0 },
      { name: 'size', missing: 1 },
      { name: 'rank', missing: 1200 },
    ];
    const told = { ...file, features, labelAttribute: 'team', unusedAttributes: ['note', 'url'] };
    expect(describeGraphFile(told)).toBe(
      'Attributes of nodes: features age, size (0 for 1 node without it), rank (0 for 1,200 nodes without it); classes by team; not used: note, url',
    );
  });
});

describe('resultText', () => {
  it('calls nodes by the names to show', () => {
    const links = [{ source: 0, target: 2, score: 1 }];
    const names = ['Ann', 'Bob', 'Eve'];
    const findings = { graph, nameOf: (node: number) => names[node]!, embedding, links };
    const text = resultText(metrics, findings, metrics.directory);
    expect(text).toMatch(/Ann .* Bob 0\.71, Eve -1\.00/);
    expect(text).toContain('Ann – Eve');
  });

  it('tells the quality, the neighbors and the place of the files', () => {
    const text = textOf({ score: 0.5 });
    expect(text).toContain('Test AUC 0.9877, AP 1.0000 (1,200 held-out links');
    expect(text).toMatch(/ann .* bob 0\.71, eve -1\.00/);
    expect(text).toContain('Run directory: runs/trio-gae');
  });

  it.each([
    [1, '100 %'],
    [0.999, '100 %'],
    [0.126, '13 %'],
    [0.000012, '0.0012 %'],
    [0, '0 %'],
  ])('tells the probability %d as %s', (probability, expected) => {
    const line = textOf({ score: 1, probability })
      .split('\n')
      .find((text) => text.includes('ann – eve'));
    expect(line).toMatch(new RegExp(` ${expected.replace('.', '\\.')} `));
  });

  it('tells a score where no probability was measured', () => {
    expect(textOf({ score: 0.25 })).toMatch(/score, 0 to 1.*ann – eve .* 0\.2500/s);
  });

  it('says so where nothing is held out for testing', () => {
    const text = resultText({ ...metrics, test: null }, undefined, metrics.directory);
    expect(text).toBe('No test: no edges are held out for it.\n\nRun directory: runs/trio-gae\n');
  });
});
