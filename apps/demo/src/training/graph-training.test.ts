import { useBackend } from '@latentgraph/backends';
import { loadDataset } from '@latentgraph/datasets';
import { Graph, splitEdges } from '@latentgraph/graph';
import { loadModel, vgae } from '@latentgraph/models';
import { embed, evaluateLinks, train } from '@latentgraph/training';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../address/settings-codec.js';
import { type GraphSettings, graphSettingCodecs } from './graph-settings.js';
import { GraphTraining } from './graph-training.js';

let karate: Graph;
beforeAll(async () => {
  await useBackend('wasm');
  karate = await loadDataset('karate');
});

function settings(text: Readonly<Record<string, string>> = {}): GraphSettings {
  const entries = Object.entries({ epochs: '30', seed: '3', ...text });
  return readSettings<GraphSettings>(graphSettingCodecs, new Map(entries));
}

describe('a training', () => {
  test('is that of the packages, number for number', async () => {
    const training = new GraphTraining(karate, settings());
    const split = splitEdges(karate, { seed: 3 });
    const model = vgae({ inputs: 34, latent: 8, seed: 3 });
    for await (const { loss, validation } of train(model, split, { epochs: 30, seed: 3 })) {
      expect(await training.step()).toMatchObject({ loss, validation });
    }
    expect(await training.step()).toBeUndefined();
    expect(await training.evaluate()).toEqual(await evaluateLinks(model, split));
    const [header, first] = (await training.embeddingsCsv()).split('\n');
    const { values } = await embed(model, split.train);
    expect(header).toBe('id,z0,z1,z2,z3,z4,z5,z6,z7');
    expect(first!.split(',').slice(1).map(Number)).toEqual(
      [...values.subarray(0, 8)].map((value) => expect.closeTo(value, 6)),
    );
    await training.dispose();
    model.dispose();
  });

  test('shows a point for each node, and of a VGAE how sure it is', async () => {
    for (const [model, length] of [
      ['vgae', 34],
      ['gae', undefined],
    ] as const) {
      const training = new GraphTraining(karate, settings({ model }));
      const { points, uncertainty } = await training.picture();
      expect([points.length, uncertainty?.length]).toEqual([68, length]);
      expect(uncertainty?.every((deviation) => deviation > 0) ?? true).toBe(true);
      await training.dispose();
    }
  });

  test.each([
    ['too small', 5, (source: number, target: number) => target === (source + 1) % 5],
    ['too dense', 7, (source: number, target: number) => source < target],
  ])('trains on all links of a graph that is %s to hide some', async (_, nodeCount, isLinked) => {
    const pairs = Array.from(
      { length: nodeCount ** 2 },
      (_, k) => [k % nodeCount, Math.floor(k / nodeCount)] as const,
    );
    const links = pairs.filter(([source, target]) => isLinked(source, target));
    const edges = {
      sources: Uint32Array.from(links, ([source]) => source),
      targets: Uint32Array.from(links, ([, target]) => target),
    };
    const training = new GraphTraining(Graph.fromEdges({ nodeCount, edges }), settings());
    expect(training.split.train.edgeCount).toBe(links.length);
    expect((await training.step())?.validation).toBeUndefined();
    expect(await training.evaluate()).toBeUndefined();
    // Where nothing is hidden, nothing can be measured.
    for (const { probability } of await training.predictLinks({ top: 2 })) {
      expect(probability).toBeUndefined();
    }
    await training.dispose();
  });

  test('draws the latent space by UMAP, the same each time', async () => {
    const training = new GraphTraining(karate, settings());
    const points = await training.umap();
    expect(points).toHaveLength(68);
    expect(points.every(Number.isFinite)).toBe(true);
    expect(await training.umap()).toEqual(points);
    await training.dispose();
  });

  test('leaves no tensor behind, wherever it is left', async () => {
    const before = tf.memory().numTensors;
    for (const steps of [0, 1, 30, 31]) {
      const training = new GraphTraining(karate, settings());
      for (let k = 0; k < steps; k++) await training.step();
      await training.picture();
      await training.nearest(0, 3);
      await training.predictLinks({ top: 3, node: 5 });
      await training.dispose();
      expect(tf.memory().numTensors).toBe(before);
    }
  });
});

describe('a saved model', () => {
  test('goes on where it was, with its own settings', async () => {
    const trained = new GraphTraining(karate, settings({ latent: '5', decoder: 'mlp' }));
    for (let k = 0; k < 30; k++) await trained.step();
    const loaded = new GraphTraining(karate, settings(), await trained.modelFile());
    expect(loaded.settings).toMatchObject({ latent: 5, decoder: 'mlp', hidden: 32, beta: 1 });
    expect(await loaded.embeddingsCsv()).toBe(await trained.embeddingsCsv());
    expect(await loaded.evaluate()).toEqual(await trained.evaluate());
    await trained.dispose();
    await loaded.dispose();
  });

  test('of a directed graph tells the direction of a link, where the decoder can', async () => {
    const { nodeCount, edges } = karate;
    const directed = Graph.fromEdges({ nodeCount, edges, directed: true });
    const training = new GraphTraining(directed, settings({ decoder: 'bilinear' }));
    const { config } = loadModel(await training.modelFile());
    expect(config.decoder).toEqual({ type: 'bilinear', directed: true });
    await training.dispose();
  });

  test('of another graph, and what is no model, are refused without a trace', async () => {
    const trained = new GraphTraining(karate, settings());
    const file = await trained.modelFile();
    const before = tf.memory().numTensors;
    const miserables = await loadDataset('miserables');
    expect(() => new GraphTraining(miserables, settings(), file)).toThrow(
      'the model is for 34 features, but this graph has 77',
    );
    expect(() => new GraphTraining(karate, settings(), file.subarray(0, 20))).toThrow(
      'safetensors',
    );
    expect(tf.memory().numTensors).toBe(before);
    await trained.dispose();
  });
});
