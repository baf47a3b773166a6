/** @file The built command as its users run it: what it prints, writes and answers. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { barabasiAlbert, Graph, verifySplit } from '@latentgraph/graph';
import {
  embeddingsFromCsv,
  graphToGexf,
  graphToGraphml,
  graphToNodeLink,
  parseEdgeList,
  parseFeatures,
  splitFromJson,
} from '@latentgraph/graph-io';
import { hasFusedMultiplyAdd } from '@latentgraph/kernels';
import { averagePrecision, rocAuc } from '@latentgraph/metrics';
import { loadModel } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { folderWithGraph } from './testing/folder-with-graph.js';
import { emptyFolder, type Outcome, runTrainer } from './testing/run-trainer.js';
import { edgesCsv, featuresCsv } from './testing/small-graph.js';

const runFiles = [
  'config.json',
  'embeddings.csv',
  'history.csv',
  'metrics.json',
  'model.safetensors',
  'split.json',
];

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

async function train(folder: string, ...args: string[]): Promise<Outcome> {
  return runTrainer(['train', ...args], folder);
}

describe('a run', () => {
  const folder = emptyFolder();
  const out = join(folder, 'runs/karate-vgae');
  const outcome = train(folder, '--dataset', 'karate', '--epochs', '30', '--seed', '3', '--json');

  test('prints metrics.json on stdout and nothing else there', async () => {
    const { code, stdout, stderr } = await outcome;
    expect(code).toBe(0);
    expect(stdout).toBe(read(out, 'metrics.json'));
    expect(stderr).toContain('epoch 30/30');
    expect(stderr).toContain('Run directory: runs/karate-vgae');
  });

  test('keeps the contract of metrics.json', async () => {
    const metrics: unknown = JSON.parse((await outcome).stdout);
    const fractions = { auc: expect.any(Number), ap: expect.any(Number) };
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(metrics).toEqual({
      directory: out,
      dataset: {
        name: 'karate',
        nodes: 34,
        edges: 78,
        features: 0,
        directed: false,
        weighted: false,
        featureless: true,
        classes: 2,
        cleaned: { selfLoops: 0, duplicateEdges: 0 },
        source: { dataset: 'karate', featureless: false },
      },
      model: {
        name: 'vgae',
        encoder: 'gcn',
        decoder: 'inner-product',
        inputs: 34,
        hidden: [64],
        latent: 16,
        layers: 2,
        latentPenalty: 0,
        beta: 1,
        trunk: 'shared',
        parameters: 34 * 64 + 2 * 64 * 16,
        learningRate: 0.01,
        keep: 'last',
      },
      seed: 3,
      backend: 'wasm',
      backendVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      backendReason: expect.any(String),
      threads: Math.min(8, availableParallelism()),
      fusedMultiplyAdd: false,
      loss: 'exact',
      lossReason: expect.stringContaining('all pairs of 34 nodes'),
      epochs: 30,
      interrupted: false,
      validation: fractions,
      test: fractions,
      timing: {
        medianMsPerEpoch: expect.any(Number),
        trainSeconds: expect.any(Number),
        totalSeconds: expect.any(Number),
      },
      peakRssMb: expect.any(Number),
      split: { train: 68, validation: 3, test: 7 },
      digests: { dataset: sha256, split: sha256 },
      versions: { latentgraph: expect.any(String), node: process.versions.node },
    });
  });

  test('writes the run directory, and no temporary file', async () => {
    await outcome;
    expect(readdirSync(out).sort()).toEqual(runFiles);
    expect(readdirSync(folder)).toEqual(['runs']);
  });

  test('writes a history of one line per epoch, which ends at the metrics', async () => {
    const { validation } = JSON.parse((await outcome).stdout);
    const lines = read(out, 'history.csv').trimEnd().split('\n');
    expect(lines[0]).toBe('epoch,loss,reconstruction,divergence,validation_auc,validation_ap');
    expect(lines).toHaveLength(31);
    const [epoch, loss, reconstruction, divergence, auc, ap] = lines.at(-1)!.split(',').map(Number);
    expect({ epoch, auc, ap }).toEqual({ epoch: 30, ...validation });
    expect(loss).toBeCloseTo(reconstruction! + divergence!, 6);
  });

  test('split.json and embeddings.csv alone give the test metrics again', async () => {
    const metrics = JSON.parse((await outcome).stdout);
    const splitText = read(out, 'split.json');
    expect(createHash('sha256').update(splitText).digest('hex')).toBe(metrics.digests.split);
    const { test: links } = splitFromJson(splitText);
    const { values, dimensions } = embeddingsFromCsv(read(out, 'embeddings.csv'));
    const row = (node: number): Float32Array =>
      values.subarray(node * dimensions, (node + 1) * dimensions);
    const scoresOf = ({ sources, targets }: typeof links.positives): number[] =>
      Array.from(sources, (source, k) => {
        const target = row(targets[k]!);
        return row(source).reduce((sum, value, j) => sum + value * target[j]!, 0);
      });
    const scores = [...scoresOf(links.positives), ...scoresOf(links.negatives)];
    const labels = scores.map((_, pair) => (pair < 7 ? 1 : 0));
    expect(rocAuc(labels, scores)).toBeCloseTo(metrics.test.auc, 10);
    expect(averagePrecision(labels, scores)).toBeCloseTo(metrics.test.ap, 10);
  });

  test('model.safetensors holds the model whose embeddings were written', async () => {
    await outcome;
    await tf.setBackend('cpu');
    const { train: graph } = splitFromJson(read(out, 'split.json'));
    const { model, config } = loadModel(readFileSync(join(out, 'model.safetensors')));
    expect(config).toMatchObject({ inputs: 34, latent: 16, seed: 3 });
    const mode = tf.tidy(() => model.posterior(graph).mode);
    const { values } = embeddingsFromCsv(read(out, 'embeddings.csv'));
    const worst = mode
      .dataSync<'float32'>()
      .reduce((most, value, k) => Math.max(most, Math.abs(value - values[k]!)), 0);
    expect(worst).toBeLessThan(1e-5);
    mode.dispose();
    model.dispose();
  });

  test('is repeated bit for bit by its config.json', async () => {
    await outcome;
    const config = join(out, 'config.json');
    const again = await train(folder, '--config', config, '--out', 'again', '--quiet');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    for (const file of [
      'config.json',
      'history.csv',
      'model.safetensors',
      'embeddings.csv',
      'split.json',
    ]) {
      expect(readFileSync(join(folder, 'again', file)), file).toEqual(
        readFileSync(join(out, file)),
      );
    }
  });

  test('learns the same with any number of threads', async () => {
    // Large enough that the loss over all pairs is shared between threads.
    const { edges } = barabasiAlbert({ nodeCount: 500, edgesPerNode: 3 });
    const lines = Array.from(edges.sources, (source, k) => `${source},${edges.targets[k]}`);
    writeFileSync(join(folder, 'scale-free.csv'), `source,target\n${lines.join('\n')}\n`);
    const histories = [];
    for (const threads of ['1', '2', '3']) {
      const name = `threads-${threads}`;
      const options = ['--epochs', '5', '--threads', threads, '--out', name, '--quiet', '--json'];
      const { stdout } = await train(folder, '--edges', 'scale-free.csv', ...options);
      expect(JSON.parse(stdout)).toMatchObject({ threads: Number(threads), loss: 'exact' });
      histories.push(['history.csv', 'model.safetensors'].map((file) => read(folder, name, file)));
    }
    expect(histories[1]).toEqual(histories[0]);
    expect(histories[2]).toEqual(histories[0]);
  });

  test('fuses products and sums where that is asked for and can be had, and records it', async () => {
    const options = ['--epochs', '2', '--out', 'fused', '--quiet', '--fused-multiply-add'];
    const { code, stderr } = await train(folder, '--dataset', 'karate', ...options);
    if (hasFusedMultiplyAdd()) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(read(folder, 'fused', 'metrics.json')).fusedMultiplyAdd).toBe(true);
      const config = JSON.parse(read(folder, 'fused', 'config.json'));
      expect(config['fused-multiply-add']).toBe(true);
    } else {
      expect(code).toBe(2);
      expect(stderr).toMatch(/^latentgraph: .*--fused-multiply-add.*Node 22 or newer.*\n$/);
    }
  });

  test('with another seed gives another history, in a numbered folder', async () => {
    await outcome;
    const other = await train(
      folder,
      '--dataset',
      'karate',
      '--epochs',
      '30',
      '--seed',
      '4',
      '--json',
      '--quiet',
    );
    expect(JSON.parse(other.stdout)).toMatchObject({ directory: `${out}-2`, seed: 4 });
    expect(read(`${out}-2`, 'history.csv')).not.toBe(read(out, 'history.csv'));
  });
});

describe('a graph from files', () => {
  test('a graph with features and labels, told to a person', async () => {
    const folder = folderWithGraph();
    const files = ['--edges', 'edges.csv', '--features', 'features.csv', '--labels', 'labels.csv'];
    const { code, stdout, stderr } = await train(
      folder,
      ...files,
      '--epochs',
      '40',
      '--out',
      'out',
    );
    expect(code).toBe(0);
    expect(stderr).toContain('30 nodes, 60 edges, 2 features');
    expect(stdout).toMatch(/^Test AUC 0\.\d{4}, AP \d\.\d{4} \(6 held-out links/);
    expect(stdout).toContain('nearest in latent space');
    expect(stdout).toMatch(/link the graph lacks\s+│ probability/);
    expect(stdout).toMatch(/Run directory: out\n$/);
    const { ids } = embeddingsFromCsv(read(folder, 'out/embeddings.csv'));
    expect([...ids].sort()).toEqual(Array.from({ length: 30 }, (_, k) => `p${k}`).sort());
    expect(JSON.parse(read(folder, 'out/config.json'))).toMatchObject({
      edges: join(folder, 'edges.csv'),
      features: join(folder, 'features.csv'),
      labels: join(folder, 'labels.csv'),
    });
  });

  test('a file of GraphML, GEXF or JSON, whose names are shown', async () => {
    const folder = emptyFolder();
    const csv = parseEdgeList(edgesCsv, { features: parseFeatures(featuresCsv) });
    const names = Array.from({ length: 30 }, (_, node) => `Person of ${csv.idOf(node)}`);
    const options = { names, featureNames: ['size', 'parity'] };
    writeFileSync(join(folder, 'people.graphml'), graphToGraphml(csv, options));
    writeFileSync(join(folder, 'people.gexf.gz'), gzipSync(graphToGexf(csv, options)));
    writeFileSync(join(folder, 'people.json'), graphToNodeLink(csv, options));
    const runs: string[] = [];
    for (const file of ['people.graphml', 'people.gexf.gz', 'people.json']) {
      const args = ['--graph', file, '--epochs', '3', '--out', file.replaceAll('.', '-')];
      const { code, stdout, stderr } = await train(folder, ...args);
      expect(code).toBe(0);
      expect(stderr).toContain('Graph people: 30 nodes, 60 edges, 2 features');
      expect(stderr).toContain('Attributes of nodes: features size, parity\n');
      expect(stdout).toMatch(/Person of p\d+ .* Person of p\d+ /);
      runs.push(read(folder, file.replaceAll('.', '-'), 'embeddings.csv'));
    }
    expect(new Set(runs).size).toBe(1);
    expect(runs[0]).toMatch(/^id,z0,.*\np0,/);

    const again = ['--config', 'people-json/config.json', '--out', 'again', '--quiet'];
    expect((await train(folder, ...again)).code).toBe(0);
    expect(read(folder, 'again/embeddings.csv')).toBe(runs[0]);
    const file = { graph: join(folder, 'people.json'), featureless: false };
    expect(JSON.parse(read(folder, 'again/metrics.json')).dataset.source).toEqual(file);
  });

  test('a directed graph, where what was cleaned is counted', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'edges.csv'), `${edgesCsv}p0,p0\np0,p1\np1,p0\n`);
    const args = ['--edges', 'edges.csv', '--directed', '--epochs', '5', '--json'];
    const { stdout, stderr } = await train(folder, ...args);
    const metrics = JSON.parse(stdout);
    expect(metrics.dataset).toMatchObject({
      directed: true,
      edges: 61,
      cleaned: { selfLoops: 1, duplicateEdges: 1 },
    });
    expect(metrics).toMatchObject({ loss: 'sampled', model: { decoder: 'bilinear' } });
    expect(stderr).toContain('edges left out: 1 from a node to itself, 1 given twice');
  });

  test('a dataset of any name, from an .npz file in --data-root', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'data/npz'), { recursive: true });
    const sixNodes = new URL(
      '../../../packages/graph-io/fixtures/npz/pickled.npz',
      import.meta.url,
    );
    copyFileSync(sixNodes, join(folder, 'data/npz/six.npz'));
    const { code, stdout } = await train(
      ...[folder, '--dataset', 'six', '--data-root', 'data', '--epochs', '2', '--json', '--quiet'],
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      directory: join(folder, 'runs/six-vgae'),
      dataset: { name: 'six', nodes: 6, edges: 5, features: 4, classes: 3, directed: false },
    });
    expect(read(folder, 'runs/six-vgae', 'embeddings.csv')).toMatch(/^id,z0,.*\nnode 0,/);
  });

  test('nodes without an edge, by --nodes', async () => {
    const folder = folderWithGraph();
    writeFileSync(join(folder, 'nodes.csv'), featuresCsv.replaceAll(/,.*/g, '').concat('hermit\n'));
    const args = ['--edges', 'edges.csv', '--nodes', 'nodes.csv', '--epochs', '1', '--out', 'out'];
    const { code, stdout } = await train(folder, ...args, '--json', '--quiet');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).dataset).toMatchObject({ nodes: 31, edges: 60 });
    expect(read(folder, 'out/embeddings.csv')).toContain('\nhermit,');
  });

  test('nothing held out: embeddings without a test', async () => {
    const folder = folderWithGraph();
    const args = ['--edges', 'edges.csv', '--val-fraction', '0', '--test-fraction', '0'];
    const { code, stdout } = await train(folder, ...args, '--epochs', '3', '--out', 'out');
    expect(code).toBe(0);
    expect(stdout).toContain('No test: no edges are held out for it.');
    expect(JSON.parse(read(folder, 'out/metrics.json'))).toMatchObject({
      validation: null,
      test: null,
      split: { train: 60, validation: 0, test: 0 },
    });
  });
});

test.each([
  ['gae', 'linear', 'inner-product', 'exact'],
  ['gae', 'gcn', 'mlp', 'sampled'],
  ['vgae', 'linear', 'bilinear', 'sampled'],
])(
  '%s with %s encoder and %s decoder trains by the %s loss',
  async (model, encoder, decoder, loss) => {
    const args = [
      '--dataset',
      'karate',
      '--model',
      model,
      '--encoder',
      encoder,
      '--decoder',
      decoder,
    ];
    const { code, stdout } = await train(
      emptyFolder(),
      ...args,
      '--epochs',
      '3',
      '--json',
      '--quiet',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ model: { name: model, encoder, decoder }, loss });
  },
);

test('--keep best ends with the weights of the best epoch', async () => {
  const folder = folderWithGraph();
  const args = [
    '--edges',
    'edges.csv',
    '--val-fraction',
    '0.3',
    '--keep',
    'best',
    '--epochs',
    '60',
    '--learning-rate',
    '0.05',
  ];
  const { stdout } = await train(folder, ...args, '--out', 'out', '--json', '--quiet');
  const history = read(folder, 'out/history.csv').trimEnd().split('\n').slice(1);
  const aucs = history.map((line) => Number(line.split(',')[4]));
  expect(JSON.parse(stdout).validation.auc).toBe(Math.max(...aucs));
  expect(aucs.at(-1)).toBeLessThan(Math.max(...aucs));
});

test('--runs: seeds s, s+1, ..., a folder each, mean and sample standard deviation', async () => {
  const folder = emptyFolder();
  const args = [
    '--dataset',
    'karate',
    '--epochs',
    '10',
    '--seed',
    '5',
    '--runs',
    '3',
    '--out',
    'out',
  ];
  const { code, stdout } = await train(folder, ...args, '--json', '--quiet');
  expect(code).toBe(0);
  const metrics = JSON.parse(stdout);
  expect(metrics.runs.map(({ seed }: { seed: number }) => seed)).toEqual([5, 6, 7]);
  expect(metrics.seed).toBe(5);
  expect(metrics.test).toEqual(metrics.runs[0].test);
  const [a, b, c] = metrics.runs.map((run: { test: { auc: number } }) => run.test.auc);
  const mean = (a + b + c) / 3;
  expect(metrics.summary.auc.mean).toBeCloseTo(mean, 12);
  const squares = (a - mean) ** 2 + (b - mean) ** 2 + (c - mean) ** 2;
  expect(metrics.summary.auc.std).toBeCloseTo(Math.sqrt(squares / 2), 12);
  expect(readdirSync(join(folder, 'out')).sort()).toEqual([
    'config.json',
    'metrics.json',
    'run-0',
    'run-1',
    'run-2',
  ]);
  expect(readdirSync(join(folder, 'out/run-2')).sort()).toEqual(runFiles);
  expect(JSON.parse(read(folder, 'out/config.json'))).toMatchObject({ seed: 5, runs: 3 });

  // A run of several is the same as that run alone.
  const alone = ['--config', 'out/run-1/config.json', '--out', 'alone', '--quiet', '--json'];
  const single = await train(folder, ...alone);
  expect(JSON.parse(single.stdout).test).toEqual(metrics.runs[1].test);
  expect(read(folder, 'alone/history.csv')).toBe(read(folder, 'out/run-1/history.csv'));
});

test('splits do not leak', async () => {
  const folder = folderWithGraph();
  await train(folder, '--edges', 'edges.csv', '--epochs', '1', '--out', 'out', '--quiet');
  const json = JSON.parse(read(folder, 'out/split.json'));
  const column = (pairs: number[][], index: number): Uint32Array =>
    Uint32Array.from(pairs, (pair) => pair[index]!);
  const all = [...json.train, ...json.validation.positives, ...json.test.positives];
  const edges = { sources: column(all, 0), targets: column(all, 1) };
  const graph = Graph.fromEdges({ nodeCount: 30, edges, ids: json.ids });
  expect(graph.edgeCount).toBe(60);
  verifySplit(splitFromJson(read(folder, 'out/split.json')), graph);
});

describe('SIGINT', () => {
  test('stops after the current epoch, writes what was learned and ends with 130', async () => {
    const folder = emptyFolder();
    let sent = false;
    const args = ['train', '--dataset', 'karate', '--epochs', '1000000', '--out', 'out', '--json'];
    const { code, stdout, stderr } = await runTrainer(args, folder, (text, child) => {
      if (sent || !text.includes('epoch 1/1000000')) return;
      sent = true;
      child.kill('SIGINT');
    });
    expect(code).toBe(130);
    expect(stderr).toContain('Stopping after this epoch');
    const metrics = JSON.parse(stdout);
    expect(metrics.interrupted).toBe(true);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(runFiles);
    expect(read(folder, 'out/history.csv').trimEnd().split('\n')).toHaveLength(metrics.epochs + 1);
  });
});
