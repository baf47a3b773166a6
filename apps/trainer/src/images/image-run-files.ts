/** @file The files of one run on images, in the run directory or in a folder of it. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ImageSet, ImageSplit } from '@latentgraph/datasets';
import { embeddingsToCsv } from '@latentgraph/graph-io';
import type { Epoch, ReconstructionMetrics } from '@latentgraph/training';
import { textDigest } from '../digest.js';
import type { RunDirectory } from '../run-directory.js';
import { json } from '../run-files.js';
import type { GivenOptions } from '../train-options.js';
import {
  type ImageRunMetrics,
  type ImageRunsContext,
  imageRunMetrics,
  singleImageMetrics,
} from './image-metrics.js';
import type { ImageRun } from './image-run.js';
import type { ImageSettings } from './image-settings.js';

/**
 * Writes a run's files; metrics.json comes last, so where it is, all are.
 * @param folder a folder of the run directory, or '' for the run directory itself
 */
export async function writeImageRun(
  directory: RunDirectory,
  folder: string,
  run: ImageRun,
  context: ImageRunsContext,
): Promise<ImageRunMetrics> {
  const { settings, images, backend } = context;
  const ids = Array.from(images.indices, String);
  const split = splitToJson(images, run.split);
  const metrics = imageRunMetrics(run, settings.model, textDigest(split));
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'config.json': json(imageRunConfig(settings, backend.name, run.config.seed)),
    'history.csv': historyToCsv(run.epochs),
    'model.safetensors': run.modelFile,
    'embeddings.csv': embeddingsToCsv(ids, run.embedding.values, run.embedding.dimensions),
    'split.json': split,
  };
  for (const [name, content] of Object.entries(files)) {
    await directory.write(join(folder, name), content);
  }
  const path = join(directory.claim(), folder);
  const content = json(singleImageMetrics(context, metrics, path));
  await directory.write(join(folder, 'metrics.json'), content);
  return metrics;
}

/**
 * All options of a run, those left to a default too: `--config` reads it back.
 * @param run the seed of one of several runs; without it the options repeat all of them
 */
export function imageRunConfig(
  settings: ImageSettings,
  backend: string,
  run?: number,
): GivenOptions {
  const { dataset, dataRoot, model, config, runs } = settings;
  const { hidden, latent, trunk, beta, reconstruction, seed } = config;
  return {
    dataset,
    ...(dataRoot !== undefined && { 'data-root': dataRoot }),
    model,
    encoder: settings.layers,
    reconstruction,
    hidden,
    latent,
    ...(model === 'vae' && { beta, 'warm-up': settings.warmUpEpochs }),
    ...(model === 'vae' && hidden.length > 0 && { trunk }),
    epochs: settings.epochs,
    'batch-size': settings.batchSize,
    'learning-rate': settings.learningRate,
    keep: settings.keep,
    seed: run ?? seed,
    ...(run === undefined && runs !== undefined && { runs }),
    'val-fraction': settings.validationFraction,
    'test-fraction': settings.testFraction,
    backend,
    threads: settings.threads,
    'fused-multiply-add': settings.fusedMultiplyAdd,
  };
}

/** Digest of the images and their classes. */
export function imagesDigest({ height, width, values, labels }: ImageSet): string {
  return createHash('sha256')
    .update(JSON.stringify({ height, width }))
    .update(values)
    .update(labels)
    .digest('hex');
}

/** The places of the images in the dataset, from 0, part by part. */
function splitToJson({ count }: ImageSet, { train, validation, test }: ImageSplit): string {
  const places = ({ indices }: ImageSet): number[] => Array.from(indices);
  const parts = { train: places(train), validation: places(validation), test: places(test) };
  return `${JSON.stringify({ images: count, ...parts })}\n`;
}

const header =
  'epoch,loss,reconstruction,divergence,validation_mse,validation_reconstruction,validation_kl,validation_negative_elbo';

/** As the history of graphs: numbers in full precision, empty where nothing was measured. */
function historyToCsv(epochs: readonly Epoch<ReconstructionMetrics>[]): string {
  const lines = epochs.map(({ number, loss, reconstruction, divergence, validation }) =>
    [
      number,
      loss,
      reconstruction,
      divergence,
      validation?.mse,
      validation?.reconstruction,
      validation?.kl,
      validation?.negativeElbo,
    ].join(','),
  );
  return `${[header, ...lines].join('\n')}\n`;
}
