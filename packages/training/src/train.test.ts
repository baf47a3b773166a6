import { type EdgeSplit, Graph, splitEdges, stochasticBlockModel } from '@latentgraph/graph';
import { kernelMemory } from '@latentgraph/kernels';
import { type GraphAutoencoderSettings, gae, vgae } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { repeatableBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { evaluateLinks } from './evaluate-links.js';
import { type TrainOptions, train } from './train.js';

const graph = stochasticBlockModel({
  blockSizes: [30, 30, 30],
  probabilities: [
    [0.4, 0.01, 0.01],
    [0.01, 0.4, 0.01],
    [0.01, 0.01, 0.4],
  ],
  seed: 1,
});
const split = splitEdges(graph, { validation: 0.1, test: 0.1, seed: 0 });
const inputs = graph.featureCount;
const sampled = { type: 'sampled', negativesPerEdge: 1 } as const;

const models: [string, Omit<GraphAutoencoderSettings, 'inputs'> & { variational?: boolean }][] = [
  ['GAE, exact', {}],
  ['VGAE, exact', { variational: true }],
  ['linear VGAE, exact', { variational: true, hidden: [] }],
  ['three-layer VGAE, separate trunks', { variational: true, hidden: [8, 8], trunk: 'separate' }],
  ['VGAE, sampled', { variational: true, reconstruction: sampled }],
  ['GAE, bilinear', { decoder: { type: 'bilinear', directed: false }, reconstruction: sampled }],
  [
    'VGAE, perceptron',
    {
      variational: true,
      decoder: { type: 'mlp', hidden: [8], directed: false },
      reconstruction: sampled,
    },
  ],
];

async function losses(
  model: ReturnType<typeof gae>,
  data: Graph | EdgeSplit,
  options: TrainOptions,
): Promise<number[]> {
  const curve: number[] = [];
  for await (const epoch of train(model, data, options)) curve.push(epoch.loss);
  return curve;
}

describe.each(repeatableBackends)('train on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it.each(models)('%s learns, keeps no memory, and repeats bit for bit', async (_, settings) => {
    const { variational = false, ...rest } = settings;
    const create = variational ? vgae : gae;
    const curves: number[][] = [];
    for (let run = 0; run < 2; run++) {
      const model = create({ inputs, latent: 8, ...rest });
      const curve: number[] = [];
      let settled: unknown;
      for await (const epoch of train(model, split, { epochs: 12, learningRate: 0.03 })) {
        curve.push(epoch.loss);
        const memory = { tensors: tf.memory().numTensors, kernels: kernelMemory() };
        if (epoch.number === 2) settled = memory;
        if (epoch.number > 2) expect(memory).toEqual(settled);
      }
      expect(curve.at(-1)).toBeLessThan(curve[0]!);
      curves.push(curve);
      model.dispose();
    }
    expect(curves[0]).toEqual(curves[1]);
  });
});

describe('train', () => {
  beforeAll(async () => {
    await tf.setBackend('wasm');
  });

  it('finds held-out links', async () => {
    const model = vgae({ inputs, seed: 0 });
    await losses(model, split, { epochs: 100 });
    const { auc, ap } = await evaluateLinks(model, split);
    expect(auc).toBeGreaterThan(0.8);
    expect(ap).toBeGreaterThan(0.75);
    model.dispose();
  });

  it('depends on its seed', async () => {
    const curves = [];
    for (const seed of [0, 1]) {
      const model = vgae({ inputs });
      curves.push(await losses(model, split, { epochs: 2, seed }));
      model.dispose();
    }
    expect(curves[0]).not.toEqual(curves[1]);
  });

  it('trains on a bare graph, without validation', async () => {
    const model = gae({ inputs });
    for await (const epoch of train(model, graph, { epochs: 2 })) {
      expect(epoch.validation).toBeUndefined();
      expect(epoch.loss).toBe(epoch.reconstruction);
    }
    model.dispose();
  });

  it('trains on a graph without edges and on a single node', async () => {
    const none = { sources: new Uint32Array(0), targets: new Uint32Array(0) };
    for (const nodeCount of [1, 5]) {
      const model = vgae({ inputs: nodeCount });
      const curve = await losses(model, Graph.fromEdges({ nodeCount, edges: none }), { epochs: 3 });
      expect(curve.every(Number.isFinite)).toBe(true);
      model.dispose();
    }
  });

  it('stops when asked to, between epochs, and frees the optimizer', async () => {
    const model = gae({ inputs });
    const before = tf.memory().numTensors;
    const controller = new AbortController();
    let epochs = 0;
    for await (const epoch of train(model, split, { signal: controller.signal })) {
      epochs = epoch.number;
      if (epochs === 3) controller.abort();
    }
    for await (const _ of train(model, split, { epochs: 10 })) break;
    expect(epochs).toBe(3);
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });

  it("keep: 'best' ends with the weights of the best validation epoch", async () => {
    const model = vgae({ inputs });
    const before = tf.memory().numTensors;
    let best = 0;
    for await (const { validation } of train(model, split, { epochs: 30, keep: 'best' })) {
      best = Math.max(best, validation!.auc);
    }
    expect(tf.memory().numTensors).toBe(before);
    expect((await evaluateLinks(model, split, 'validation')).auc).toBe(best);
    model.dispose();
  });

  it("keep: 'best' needs validation edges", async () => {
    const model = gae({ inputs });
    await expect(losses(model, graph, { keep: 'best' })).rejects.toThrow('needs a split');
    model.dispose();
  });

  it('says when training diverges', async () => {
    const model = gae({ inputs });
    const options = { learningRate: 1e30, epochs: 20 };
    await expect(losses(model, graph, options)).rejects.toThrow(
      /the loss became .* in epoch \d+; try a smaller learning rate than 1e\+30/,
    );
    const measured = gae({ inputs });
    await expect(losses(measured, split, options)).rejects.toThrow('training diverged');
    measured.dispose();
    model.dispose();
  });

  it.each([
    ['epochs', { epochs: 0 }],
    ['epochs', { epochs: 1.5 }],
    ['learningRate', { learningRate: 0 }],
  ])('refuses bad %s', async (name, options) => {
    const model = gae({ inputs });
    await expect(losses(model, split, options)).rejects.toThrow(name);
    model.dispose();
  });
});
