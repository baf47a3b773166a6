/** @file The built command on images, as its users run it: what it prints, writes and answers. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadImages, selectImages } from '@latentgraph/datasets';
import { embeddingsFromCsv } from '@latentgraph/graph-io';
import { loadAutoencoder } from '@latentgraph/models';
import { embedSamples, evaluateReconstruction } from '@latentgraph/training';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { emptyFolder, runTrainer } from '../testing/run-trainer.js';

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const json = (...path: string[]) => JSON.parse(read(...path));
const small = ['--dataset', 'mnist', '--hidden', '16', '--latent', '2', '--threads', '1'];

describe('a VAE on mnist', () => {
  const folder = emptyFolder();
  const out = join(folder, 'runs/mnist-vae');
  const args = ['train', ...small, '--epochs', '2', '--seed', '3', '--warm-up', '1', '--json'];
  const outcome = runTrainer(args, folder);

  test('prints metrics.json on stdout and nothing else there', async () => {
    const { code, stdout, stderr } = await outcome;
    expect(code).toBe(0);
    expect(stdout).toBe(read(out, 'metrics.json'));
    expect(stderr).toContain('Images mnist: 10,000 of 28 × 28 pixels, 10 classes');
    expect(stderr).toContain('epoch 2/2: loss');
  });

  test('keeps the contract of metrics.json', async () => {
    const metrics: unknown = JSON.parse((await outcome).stdout);
    const number = expect.any(Number);
    const quality = { mse: number, reconstruction: number, kl: number, negativeElbo: number };
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(metrics).toEqual({
      directory: out,
      dataset: { name: 'mnist', images: 10_000, height: 28, width: 28, classes: 10 },
      model: {
        name: 'vae',
        encoder: 'dense',
        inputs: 784,
        hidden: [16],
        latent: 2,
        posterior: 'gaussian',
        beta: 1,
        warmUpEpochs: 1,
        trunk: 'shared',
        batchSize: 128,
        learningRate: 0.001,
        keep: 'last',
        parameters: 784 * 16 + 16 + 2 * (16 * 2 + 2) + 2 * 16 + 16 + 16 * 784 + 784,
      },
      seed: 3,
      backend: 'wasm',
      backendVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      backendReason: expect.any(String),
      threads: 1,
      fusedMultiplyAdd: false,
      loss: 'bernoulli',
      epochs: 2,
      interrupted: false,
      validation: quality,
      test: quality,
      timing: { medianMsPerEpoch: number, trainSeconds: number, totalSeconds: number },
      peakRssMb: number,
      split: { train: 8000, validation: 1000, test: 1000 },
      digests: { dataset: sha256, split: sha256 },
      versions: { latentgraph: expect.any(String), node: process.versions.node },
    });
  });

  test('writes files from which the figures can be computed again', async () => {
    await outcome;
    expect(readdirSync(out).sort()).toEqual([
      'config.json',
      'embeddings.csv',
      'history.csv',
      'metrics.json',
      'model.safetensors',
      'split.json',
    ]);
    const { test: measured, digests, ...metrics } = json(out, 'metrics.json');
    expect(createHash('sha256').update(read(out, 'split.json')).digest('hex')).toBe(digests.split);
    const split = json(out, 'split.json');
    expect([...split.train, ...split.validation, ...split.test].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 10_000 }, (_, image) => image),
    );
    await tf.setBackend('wasm');
    const images = await loadImages('mnist');
    const { model, config } = loadAutoencoder(readFileSync(join(out, 'model.safetensors')));
    expect(config).toMatchObject({ hidden: [16], latent: 2, posterior: 'gaussian', seed: 3 });
    const again = await evaluateReconstruction(model, selectImages(images, split.test));
    expect(again.mse).toBeCloseTo(measured.mse, 7);
    expect(again.negativeElbo).toBeCloseTo(measured.negativeElbo, 3);
    const embedding = await embedSamples(model, images);
    const saved = embeddingsFromCsv(read(out, 'embeddings.csv'));
    expect(saved.ids[9999]).toBe('9999');
    const largest = embedding.values.reduce(
      (most, value, k) => Math.max(most, Math.abs(value - (saved.values[k] ?? Number.NaN))),
      0,
    );
    expect(largest).toBeLessThan(1e-4);
    model.dispose();
    const [header, first, second] = read(out, 'history.csv').split('\n');
    expect(header?.split(',')).toHaveLength(8);
    const [, loss, reconstruction] = (first ?? '').split(',').map(Number);
    expect(loss).toBe(reconstruction);
    expect(Number(second?.split(',')[4])).toBeCloseTo(metrics.validation.mse, 12);
  });

  test('is repeated by its config.json, bit for bit', async () => {
    await outcome;
    const again = await runTrainer(
      ['train', '--config', join(out, 'config.json'), '--out', 'again', '--quiet'],
      folder,
    );
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(/^Test MSE 0\.\d{5} per pixel, negative ELBO \d+\.\d\d \(/);
    expect(read(folder, 'again', 'history.csv')).toBe(read(out, 'history.csv'));
  });
});

test('several runs of an AE give mean and standard deviation of the MSE', async () => {
  const folder = emptyFolder();
  const args = ['train', ...small, '--model', 'ae', '--epochs', '1', '--runs', '2', '--quiet'];
  const { code, stdout } = await runTrainer(args, folder);
  expect(code).toBe(0);
  const metrics = json(folder, 'runs/mnist-ae/metrics.json');
  const [first, second] = metrics.runs.map((run: { test: { mse: number } }) => run.test.mse);
  expect(metrics.test).toEqual({ mse: first });
  expect(metrics.summary.mse.mean).toBeCloseTo((first + second) / 2, 12);
  expect(stdout).toContain(`Test MSE ${metrics.summary.mse.mean.toFixed(5)} ± `);
  expect(readdirSync(join(folder, 'runs/mnist-ae/run-1'))).toContain('model.safetensors');
});

test.each([
  [['--dataset', 'mnist', '--model', 'gae'], 'use ae'],
  [['--dataset', 'mnist', '--data-root', 'missing'], 'missing'],
  [['--dataset', 'karate', '--reconstruction', 'bernoulli'], '--reconstruction is for images'],
  [['--dataset', 'karate', '--model', 'vae'], 'for graphs use vgae'],
])('%j is one clear line and exit code 2, and nothing is written', async (args, message) => {
  const folder = emptyFolder();
  const { code, stdout, stderr } = await runTrainer(['train', ...args], folder);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^latentgraph: .*\n$/);
  expect(stderr).toContain(message);
  expect(readdirSync(folder)).toEqual([]);
});

test('a broken IDX file is named, with what is wrong', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'train-images-idx3-ubyte'), Uint8Array.of(0, 0, 8, 3, 0, 0));
  writeFileSync(join(folder, 'train-labels-idx1-ubyte'), Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 0));
  const { code, stderr } = await runTrainer(
    ['train', '--dataset', 'mnist', '--data-root', folder],
    folder,
  );
  expect(code).toBe(2);
  expect(stderr).toMatch(/^latentgraph: .*train-images-idx3-ubyte.*\n$/);
});
