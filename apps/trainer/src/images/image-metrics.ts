/** @file metrics.json of a training on images: what was trained on what, how well and how fast. */
import type { BackendChoice } from '@latentgraph/backends';
import type { ImageSet } from '@latentgraph/datasets';
import type { ReconstructionMetrics } from '@latentgraph/training';
import { packageVersion } from '../command-line.js';
import { type BackendMetrics, backendMetrics } from '../describe-backend.js';
import { costs, type RunMetrics } from '../metrics.js';
import { type Summary, summarize } from '../summary.js';
import type { ImageRun } from './image-run.js';
import type { ImageSettings } from './image-settings.js';

/** Of an AE the mean squared error per pixel; of a VAE also the negative ELBO and its parts, per image. */
type ImageQuality = Pick<ReconstructionMetrics, 'mse'> & Partial<ReconstructionMetrics>;

/** The part of metrics.json that each run has. */
export type ImageRunMetrics = RunMetrics<ImageQuality>;

/** The content of metrics.json. Where there are several runs, the top level tells of the first. */
export interface ImageMetrics
  extends Omit<ImageRunMetrics, 'digests' | 'parameters'>,
    BackendMetrics {
  /** Path of the run directory. */
  readonly directory: string;
  readonly dataset: Readonly<Record<string, unknown>>;
  readonly model: Readonly<Record<string, unknown>>;
  /** What the reconstruction is compared by. */
  readonly loss: string;
  readonly digests: { readonly dataset: string; readonly split: string };
  readonly versions: { readonly latentgraph: string; readonly node: string };
  readonly runs?: readonly ImageRunMetrics[];
  /** Mean and sample standard deviation over the runs, of the test images. */
  readonly summary?: { readonly [Name in keyof ReconstructionMetrics]?: Summary | null };
}

/** What all runs of a call have in common. */
export interface ImageRunsContext {
  readonly settings: ImageSettings;
  readonly images: ImageSet;
  readonly backend: BackendChoice;
  readonly imagesDigest: string;
}

/** Measures a run that has just ended. */
export function imageRunMetrics(
  run: ImageRun,
  model: 'vae' | 'ae',
  splitDigest: string,
): ImageRunMetrics {
  const { train, validation, test } = run.split;
  const quality = (metrics: ReconstructionMetrics | null): ImageQuality | null =>
    metrics && model === 'ae' ? { mse: metrics.mse } : metrics;
  return {
    seed: run.config.seed,
    ...costs(run),
    validation: quality(run.validation),
    test: quality(run.test),
    split: { train: train.count, validation: validation.count, test: test.count },
    digests: { split: splitDigest },
    parameters: run.parameterCount,
  };
}

/** metrics.json of one run. */
export function singleImageMetrics(
  { settings, images, backend, imagesDigest }: ImageRunsContext,
  { digests, parameters, ...run }: ImageRunMetrics,
  directory: string,
): ImageMetrics {
  const { hidden, latent, posterior, reconstruction, trunk, beta } = settings.config;
  const isVariational = settings.model === 'vae';
  return {
    directory,
    dataset: {
      name: images.name,
      images: images.count,
      height: images.height,
      width: images.width,
      classes: images.classCount,
    },
    model: {
      name: settings.model,
      encoder: settings.layers,
      inputs: images.height * images.width,
      hidden,
      latent,
      posterior,
      ...(isVariational && { beta, warmUpEpochs: settings.warmUpEpochs, trunk }),
      batchSize: settings.batchSize,
      learningRate: settings.learningRate,
      keep: settings.keep,
      parameters,
    },
    ...backendMetrics(backend),
    loss: reconstruction,
    ...run,
    digests: { dataset: imagesDigest, ...digests },
    versions: { latentgraph: packageVersion(), node: process.versions.node },
  };
}

/** metrics.json of several runs. */
export function combinedImageMetrics(
  context: ImageRunsContext,
  runs: readonly [ImageRunMetrics, ...ImageRunMetrics[]],
  directory: string,
): ImageMetrics {
  const first = runs[0];
  const last = runs.at(-1) ?? first;
  const names = (['mse', 'negativeElbo', 'reconstruction', 'kl'] as const).filter(
    (name) => first.test?.[name] !== undefined,
  );
  const valuesOf = (name: (typeof names)[number]): number[] =>
    runs.map(({ test }) => test?.[name]).filter((value) => value !== undefined);
  return {
    ...singleImageMetrics(context, first, directory),
    interrupted: runs.length < (context.settings.runs ?? 1) || last.interrupted,
    timing: { ...first.timing, totalSeconds: last.timing.totalSeconds },
    peakRssMb: last.peakRssMb,
    runs,
    summary: Object.fromEntries(names.map((name) => [name, summarize(valuesOf(name))])),
  };
}
