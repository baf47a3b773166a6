import { loadDataset } from '@latentgraph/datasets';
import { innerProductDecoder, type PairDecoder } from '@latentgraph/decoders';
import { checkGradients } from '@latentgraph/decoders/testing';
import { type Encoder, type GraphInput, gcnEncoder } from '@latentgraph/encoders';
import { Random, splitEdges } from '@latentgraph/graph';
import { exactCrossEntropy, type Reconstruction, sampledCrossEntropy } from '@latentgraph/losses';
import { graphAutoencoder } from '@latentgraph/models';
import { train } from '@latentgraph/training';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { linkPrediction } from './link-prediction.js';
import { DistanceDecoder } from './own-decoder.js';
import { SimpleConvolutionEncoder } from './own-encoder.js';

beforeAll(async () => {
  await tf.setBackend('wasm');
});

async function lossesOf(
  encoder: Encoder<GraphInput>,
  decoder: PairDecoder,
  reconstruction: Reconstruction,
): Promise<number[]> {
  const split = splitEdges(await loadDataset('karate'), { seed: 0 });
  const model = graphAutoencoder({ encoder, decoder, reconstruction });
  const losses: number[] = [];
  for await (const { loss } of train(model, split, { epochs: 60 })) losses.push(loss);
  model.dispose();
  return losses;
}

it('link prediction, from nothing to AUC', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const { auc, ap } = await linkPrediction('karate', 50);
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
  expect(auc).toBeGreaterThan(0.5);
  expect(ap).toBeGreaterThan(0.5);
});

it('a decoder of your own is trained with the rest', async () => {
  const encoder = gcnEncoder({ inputs: 34, posterior: 'gaussian', latent: 4 });
  const losses = await lossesOf(encoder, new DistanceDecoder(), sampledCrossEntropy());
  expect(losses.at(-1)).toBeLessThan(losses[0]! - 0.1);
});

it('a decoder of your own passes the gradient check', async () => {
  const z = tf.tensor2d([0.1, 0.9, -0.4, 0.3, 1.2, -0.7], [3, 2]);
  const pairs = { sources: Uint32Array.of(0, 1, 2), targets: Uint32Array.of(1, 2, 0) };
  await checkGradients(new DistanceDecoder(), { z, pairs });
});

it('an encoder of your own is trained with the rest', async () => {
  const random = new Random(0, 'init');
  const encoder = new SimpleConvolutionEncoder({ inputs: 34, latent: 8, hops: 2, random });
  const losses = await lossesOf(encoder, innerProductDecoder(), exactCrossEntropy());
  expect(losses.at(-1)).toBeLessThan(losses[0]! - 0.1);
});
